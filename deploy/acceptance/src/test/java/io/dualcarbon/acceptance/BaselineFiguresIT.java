package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.ask;
import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.post;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A building that is heated below 15.5 degrees with 7 kWh a kelvin and day, above a base of 100 kWh a day: the baseline
 * must find that, and what was saved and what went wrong after it is what the test put there.
 */
@ExtendWith(RunningPlatform.class)
class BaselineFiguresIT {
    private static final LocalDate FIRST = LocalDate.parse("2023-01-01");
    private static final LocalDate BASELINE_END = LocalDate.parse("2024-01-01");
    private static final LocalDate LAST = LocalDate.parse("2025-01-01");

    private static String building;
    private static String station;

    @BeforeAll
    static void twoYearsOfWeather() {
        building = Registry.building("Heated", Registry.area("Heated"), "OFFICE", BigDecimal.valueOf(1000));
        station = post(
                        "/weather-stations",
                        "{\"code\":\"%s\",\"name\":\"Station\",\"source\":\"Made up\"}".formatted(Registry.code("ST")))
                .statusCode(201)
                .extract()
                .path("id");
        var hours = new ArrayList<String>();
        FIRST.datesUntil(LAST).forEach(day -> {
            for (var hour = 0; hour < 24; hour++) {
                hours.add("{\"stationId\":\"%s\",\"start\":\"%sT%02d:00:00+08:00\",\"temperatureC\":%s}"
                        .formatted(station, day, hour, temperatureC(day)));
            }
        });
        post("/weather-observations", "{\"observations\":[" + String.join(",", hours) + "]}")
                .statusCode(200)
                .body("accepted", equalTo(731 * 24));
    }

    /** In 2024 each day takes nine tenths of what it would have taken: a tenth of the predicted sum is avoided. */
    @Test
    void whatWasSavedAgainstTheBaseline() {
        var meter = meter(day -> day.isBefore(BASELINE_END) ? heatedKwh(day) : 0.9 * heatedKwh(day));
        var predicted = BASELINE_END
                .datesUntil(LAST)
                .mapToDouble(BaselineFiguresIT::heatedKwh)
                .sum();

        var baseline = fit(meter);

        ask("/baselines/" + baseline)
                .body("model.shape", equalTo("3P-H"))
                .body("model.parameters.name", contains("b0", "b1", "th"))
                .body("model.parameters.value", contains(100.0, 7.0, 15.5))
                .body("model.parameters.unit", contains("kWh/d", "kWh/(K.d)", "Cel"))
                .body("quality.n", equalTo(365))
                .body("quality.r2", equalTo(1.0));
        ask("/baselines/" + baseline + "/savings?from=2024-01&to=2025-01")
                .body("periods", hasSize(366))
                .body("total.predicted", closeTo(predicted, 0.001))
                .body("total.measured", closeTo(0.9 * predicted, 0.001))
                .body("total.avoided", closeTo(0.1 * predicted, 0.001))
                .body("total.savedShare", equalTo(0.1))
                .body("total.uncertainty.m", equalTo(366))
                .body("total.reasons", empty());
    }

    /** Beside noise of 3 to 4 kWh, three days in March take 60 kWh too many, and from May on 5 kWh a day are missing. */
    @Test
    void aBurstAndADriftAreFound() {
        var meter = meter(day -> heatedKwh(day) + noiseKwh(day) + wrongKwh(day));

        var baseline = fit(meter);

        ask("/baselines/" + baseline + "/anomalies?from=2024-01&to=2024-03")
                .body("alarms", empty())
                .body("drifts", empty());
        ask("/baselines/" + baseline + "/anomalies?from=2024-01&to=2024-07")
                .body("judged", equalTo(182))
                .body("alarms.start", contains("2024-03-01T00:00:00+08:00"))
                .body("alarms.end", contains("2024-03-04T00:00:00+08:00"))
                .body("alarms.intervals", contains(3))
                .body("drifts.direction", contains("UP", "DOWN"))
                .body("drifts.onset", contains("2024-03-01T00:00:00+08:00", "2024-05-01T00:00:00+08:00"));
    }

    private static double wrongKwh(LocalDate day) {
        if (day.isBefore(LocalDate.parse("2024-03-01"))) {
            return 0;
        }
        if (day.isBefore(LocalDate.parse("2024-03-04"))) {
            return 60;
        }
        return day.isBefore(LocalDate.parse("2024-05-01")) ? 0 : -5;
    }

    /** Up one day and down the next: no drift can grow from it. */
    private static double noiseKwh(LocalDate day) {
        return (day.toEpochDay() % 2 == 0 ? -1 : 1) * (3 + Math.sin((double) day.toEpochDay()));
    }

    private static double temperatureC(LocalDate day) {
        var at = (double) (day.toEpochDay() - FIRST.toEpochDay());
        return 16 - 14 * Math.cos(2 * Math.PI * at / 365.25) + 2 * Math.sin(at);
    }

    private static double heatedKwh(LocalDate day) {
        return 100 + 7 * Math.max(0, 15.5 - temperatureC(day));
    }

    /** A meter with the two years of these days, each spread evenly over its hours. */
    private static String meter(ToDoubleFunction<LocalDate> dayKwh) {
        var meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        for (var year = FIRST; year.isBefore(LAST); year = year.plusYears(1)) {
            var values = year.datesUntil(year.plusYears(1))
                    .mapToDouble(dayKwh)
                    .flatMap(kwh -> Arrays.stream(Energy.flat(24, kwh / 24)))
                    .toArray();
            sendBlocks(hourly(meter, year + "T00:00:00+08:00", values));
        }
        return meter;
    }

    private static String fit(String meter) {
        return post("/baselines", """
                        {"code":"%s","name":"Before","meterId":"%s","stationId":"%s",
                         "from":"2023-01-01","to":"2024-01-01","resolution":"P1D"}
                        """.formatted(Registry.code("BL"), meter, station))
                .statusCode(201)
                .extract()
                .path("id");
    }
}
