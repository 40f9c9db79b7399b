package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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

    @ParameterizedTest
    @CsvSource({"5, 12", "10, 6", "15, 4", "30, 2", "60, 1"})
    void rawIsTheIntervalOfTheMeter(int interval, int count) {
        var meter = meter(interval);
        energy.sendBlocks(blockEvery(interval, meter, NEW_YEAR, flat(count, 0.1)));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "RAW")
                .body("points.value", equalTo(Collections.nCopies(count, 0.1)));
    }

    @Test
    void rawOfABilledMeterIsTheDay() {
        var meter = registry.meterOf(
                registry.building(registry.area()), text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBills(bill(meter, "2025-01-01", "2025-01-03", "3"));

        energy.series(meter, "2025-01-01", "2025-01-03", "RAW")
                .body("points.start", contains(NEW_YEAR, "2025-01-02T00:00:00+08:00"))
                .body("points.value", contains(1.5, 1.5))
                .body("points.apportioned", everyItem(equalTo(true)));
        columns(meter, "2025-01-01", "2025-01-03", "RAW")
                .statusCode(400)
                .body("type", equalTo(Energy.PROBLEM + "columns-not-regular"));
    }

    @Test
    void sumsHalfHoursAndYears() {
        var meter = meter(15);
        energy.sendBlocks(block(meter, NEW_YEAR, 1, 2, 3, 4), block(meter, "2024-12-31T23:30:00+08:00", 10, 20));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT30M").body("points.value", contains(3.0, 7.0));
        energy.series(meter, "2024-06", "2025-06", "P1Y")
                .body("from", equalTo("2024-01-01T00:00:00+08:00"))
                .body("to", equalTo("2026-01-01T00:00:00+08:00"))
                .body("points.start", contains("2024-01-01T00:00:00+08:00", NEW_YEAR))
                .body("points.value", contains(30.0, 10.0));
    }

    @Test
    void columnsSayTheSameAsPoints() {
        var meter = meter(15);
        energy.sendBlocks(block(meter, NEW_YEAR, 0.1, 0.2, Double.NaN, 3, Double.NaN, Double.NaN, Double.NaN, 4));

        columns(meter, NEW_YEAR, "2025-01-01T02:15:00+08:00", "RAW")
                .body("points", nullValue())
                .body("from", equalTo(NEW_YEAR))
                .body("columns.intervalMinutes", equalTo(15))
                .body("columns.values", contains(0.1, 0.2, null, 3.0, null, null, null, 4.0, null))
                .body(
                        "columns.remarks.from",
                        contains("2025-01-01T00:30:00+08:00", "2025-01-01T01:00:00+08:00", "2025-01-01T02:00:00+08:00"))
                .body(
                        "columns.remarks.to",
                        contains("2025-01-01T00:45:00+08:00", "2025-01-01T01:45:00+08:00", "2025-01-01T02:15:00+08:00"))
                .body("columns.remarks.reasons", everyItem(equalTo(List.of("NO_DATA"))));
        columns(meter, NEW_YEAR, "2025-01-01T02:00:00+08:00", "PT1H")
                .body("columns.values", contains(3.3, 4.0))
                .body("columns.remarks.reasons", contains(List.of("COVERAGE")));
    }

    @Test
    void aDayWithAChangeOfTheClockHasItsOwnLengthInColumns() {
        registry.timeZone("Europe/Berlin");
        var meter = meter(60);
        energy.sendBlocks(blockEvery(60, meter, "2025-03-30T00:00:00+01:00", flat(23, 1)));

        columns(meter, "2025-03-30", "2025-03-31", "RAW")
                .body("columns.values", equalTo(Collections.nCopies(23, 1.0)))
                .body("to", equalTo("2025-03-31T00:00:00+02:00"));
    }

    @Test
    void choosesPointsForAChart() {
        var meter = meter(15);
        var values = flat(96, 1);
        values[50] = 80;
        values[10] = Double.NaN;
        values[11] = Double.NaN;
        energy.sendBlocks(block(meter, NEW_YEAR, values));

        thinned(meter, "5")
                .body("points", hasSize(6))
                .body("points.value.max()", equalTo(80.0))
                .body("points.find { it.value == null }.start", equalTo("2025-01-01T02:30:00+08:00"))
                .body("points.find { it.value == null }.reasons", contains("NO_DATA"));
        thinned(meter, "96").body("points", hasSize(96));
        thinned(meter, "2").statusCode(400).body("violations.field", contains("maxPoints"));
    }

    private ValidatableResponse thinned(String meter, String maxPoints) {
        return energy.as("viewer")
                .queryParam("from", "2025-01-01")
                .queryParam("to", "2025-01-02")
                .queryParam("resolution", "RAW")
                .queryParam("maxPoints", maxPoints)
                .get(Energy.API + "/meters/" + meter + "/series")
                .then();
    }

    private ValidatableResponse columns(String meter, String from, String to, String resolution) {
        return energy.as("viewer")
                .queryParam("from", from)
                .queryParam("to", to)
                .queryParam("resolution", resolution)
                .queryParam("form", "COLUMNS")
                .get(Energy.API + "/meters/" + meter + "/series")
                .then();
    }

    private String meter(int interval) {
        var meter = registry.meterOf(registry.building(registry.area()), "\"intervalMinutes\":" + interval);
        registry.publish();
        return meter;
    }

    @Test
    void tellsASeriesAsItWasKnown() {
        var meter = meter(15);
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", 1, 2, Double.NaN, Double.NaN));
        var first = Energy.nextSecond();
        energy.sendBlocks(block(meter, "2025-01-01T00:30:00+08:00", 4)); // late
        var second = Energy.nextSecond();
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", 10)); // corrected
        var third = Energy.nextSecond();
        energy.sendBlocks(block(meter, "2025-01-01T00:15:00+08:00", 20), block(meter, "2025-01-02T00:00:00+08:00", 7));

        assertEquals(List.of(), known(meter, Instant.parse("2025-01-01T00:00:00Z")));
        assertEquals(List.of(1.0, 2.0), known(meter, first));
        assertEquals(List.of(1.0, 2.0, 4.0), known(meter, second));
        assertEquals(List.of(10.0, 2.0, 4.0), known(meter, third));
        assertEquals(List.of(10.0, 20.0, 4.0, 7.0), known(meter, Energy.nextSecond()));
    }

    private List<Double> known(String meter, Instant asOf) {
        return energy
                .as("viewer")
                .queryParam("from", "2025-01-01")
                .queryParam("to", "2025-01-03")
                .queryParam("resolution", "PT15M")
                .queryParam("asOf", asOf.toString())
                .get(Energy.API + "/meters/" + meter + "/series")
                .then()
                .statusCode(200)
                .extract()
                .<List<Double>>path("points.value")
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }
}
