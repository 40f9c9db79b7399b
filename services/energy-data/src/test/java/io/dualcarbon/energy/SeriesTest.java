package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class SeriesTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @ParameterizedTest
    @CsvSource({"5, 3, 12", "15, 1, 4", "30, 0, 2", "60, 0, 1"})
    void sumsStoredIntervalsIntoLongerOnes(int interval, int inQuarter, int inHour) {
        var meter = meter(interval);

        energy.sendBlocks(blockEvery(interval, meter, NEW_YEAR, flat(24 * 60 / interval, 0.5)))
                .body("accepted", equalTo(1));

        energy.series(meter, "2025-01-01", "2025-01-02", "PT15M")
                .body("points", hasSize(96))
                .body("points.value", everyItem(equalTo(inQuarter == 0 ? null : 0.5 * inQuarter)));
        energy.series(meter, "2025-01-01", "2025-01-02", "PT1H")
                .body("points", hasSize(24))
                .body("points.value", everyItem(equalTo(0.5 * inHour)));
        energy.series(meter, "2025-01-01", "2025-01-02", "P1D").body("points.value", contains(12.0 * inHour));
        energy.series(meter, "2025-01", "2025-02", "P1M")
                .body("points.value", contains(12.0 * inHour))
                .body("points.coverage", contains(0.0323))
                .body("points.reasons", contains(List.of("COVERAGE")));
    }

    @Test
    void tenMinutesMakeHoursButNoQuarters() {
        var meter = meter(10);
        energy.sendBlocks(blockEvery(10, meter, NEW_YEAR, 1, 2, 3, 4, 5, 6));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT1H").body("points.value", contains(21.0));
        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", everyItem(equalTo(null)))
                .body("points.reasons", everyItem(equalTo(List.of("RESOLUTION"))));
    }

    @Test
    void tellsAGapFromAZero() {
        var meter = meter(15);
        energy.sendBlocks(block(meter, NEW_YEAR, 0, Double.NaN, 2, 3, Double.NaN, Double.NaN, Double.NaN, Double.NaN));

        energy.series(meter, NEW_YEAR, "2025-01-01T00:30:00+08:00", "PT15M")
                .body("points.value", contains(0.0, null))
                .body("points.coverage", contains(1.0, 0.0))
                .body("points[1].reasons", contains("NO_DATA"));
        energy.series(meter, NEW_YEAR, "2025-01-01T02:00:00+08:00", "PT1H")
                .body("points.value", contains(5.0, null))
                .body("points.coverage", contains(0.75, 0.0))
                .body("points.reasons", contains(List.of("COVERAGE"), List.of("NO_DATA")));
    }

    @Test
    void beginsAtTheBucketInWhichTheRangeBegins() {
        var meter = meter(15);
        energy.sendBlocks(block(meter, NEW_YEAR, flat(96, 1)));

        energy.series(meter, "2025-01-01T10:20:00+08:00", "2025-01-01T11:10:00+08:00", "PT1H")
                .body("from", equalTo("2025-01-01T10:00:00+08:00"))
                .body("to", equalTo("2025-01-01T12:00:00+08:00"))
                .body("points.start", contains("2025-01-01T10:00:00+08:00", "2025-01-01T11:00:00+08:00"))
                .body("points.value", contains(4.0, 4.0));
    }

    @Test
    void whatIsNotOverIsOpen() {
        var meter = meter(15);

        energy.series(meter, "2039-01", "2039-02", "P1M").body("points.reasons", contains(List.of("NO_DATA", "OPEN")));
    }

    private String meter(int interval) {
        var meter = registry.meterOf(registry.building(registry.area()), "\"intervalMinutes\":" + interval);
        registry.publish();
        return meter;
    }
}
