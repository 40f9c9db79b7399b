package io.dualcarbon.energy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class AnomaliesTest extends BaselineSetting {
    @Test
    void findsABurstAndADrift() {
        sendWeather("2023-01-01", "2024-07-01");
        // Noise that no drift can grow from.
        Function<LocalDate, Double> noisy =
                day -> heated(day) + (day.toEpochDay() % 2 == 0 ? -1 : 1) * (3 + Math.sin((double) day.toEpochDay()));
        sendDays("2023-01-01", "2024-03-01", noisy);
        sendDays("2024-03-01", "2024-03-04", day -> noisy.apply(day) + 60);
        sendDays("2024-03-04", "2024-05-01", noisy);
        sendDays("2024-05-01", "2024-07-01", day -> noisy.apply(day) - 5);
        var id =
                fit("P1D", "2023-01-01", "2024-01-01").statusCode(201).extract().<String>path("id");

        anomalies(id, "2024-01", "2024-03").body("alarms", empty()).body("drifts", empty());
        anomalies(id, "2024-01", "2024-07")
                .body("alarms.start", contains("2024-03-01T00:00:00+08:00"))
                .body("alarms.end", contains("2024-03-04T00:00:00+08:00"))
                .body("alarms.intervals", contains(3))
                .body("drifts.direction", contains("UP", "DOWN"))
                .body("drifts[0].onset", equalTo("2024-03-01T00:00:00+08:00"))
                .body("drifts[1].end", nullValue())
                .body("drifts[1].onset", equalTo("2024-05-01T00:00:00+08:00"))
                .body("judged", equalTo(182))
                .body("coverage", equalTo(1.0))
                .body("reasons", empty());
    }
}
