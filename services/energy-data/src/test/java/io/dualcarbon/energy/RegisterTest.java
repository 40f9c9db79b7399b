package io.dualcarbon.energy;

import static io.dualcarbon.energy.Dials.read;
import static io.dualcarbon.energy.Dials.readAt;
import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meters whose dials are read. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RegisterTest {
    private final Dials dials = new Dials();
    private final Registry registry = dials.registry;
    private final Energy energy = dials.energy;
    private final Stored stored = dials.stored;

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void countsDifferencesTimesTheMultiplier() throws SQLException {
        var meter = dials.register("\"multiplier\":60");
        registry.publish();

        dials.send(read(meter, "2025-01-01", "1000"), read(meter, "2025-02-01", "1031.5"))
                .body("accepted", equalTo(2));

        dials.months(meter, "2025-01", "2025-02").body("points.value", contains(1890.0));
        energy.consumption("buildingId", dials.building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(1890.0))
                .body("rows.coverage", contains(1.0))
                .body("rows.measuredShare", contains(0.0));
        dials.reads(meter)
                .body("items.reading", contains(1000.0, 1031.5))
                .body("items.quantity", contains(null, 1890.0))
                .body("items.reasons", contains(List.of("FIRST_READ"), List.of()))
                .body("items.unit", everyItem(equalTo("kWh")));
        assertEquals(List.of("1890.000000"), stored.rows("select sum(total::numeric(20, 6)) from interval_block"));
        dials.send(read(meter, "2025-01-01", "1000.0"), read(meter, "2025-02-01", "1031.50"))
                .body("unchanged", equalTo(2));
    }

    @Test
    void readsAtTheMetersIntervalAreItsValues() {
        var meter = dials.register("\"intervalMinutes\":15");
        registry.publish();

        dials.send(
                readAt(meter, "2025-01-01T00:00:00+08:00", "10"),
                readAt(meter, "2025-01-01T00:15:00+08:00", "10.5"),
                readAt(meter, "2025-01-01T00:30:00+08:00", "12.25"));

        energy.series(meter, "2025-01-01T00:00:00+08:00", "2025-01-01T00:45:00+08:00", "PT15M")
                .body("points.value", contains(0.5, 1.75, null))
                .body("points.apportioned", everyItem(equalTo(null)));
        energy.consumption("buildingId", dials.building, "from", "2025-01-01", "to", "2025-01-02", "resolution", "P1D")
                .body("rows.quantity", contains(2.25))
                .body("rows.measuredShare", contains(1.0))
                .body("rows.coverage", contains(0.0208));
    }

    @Test
    void takesAnotherUnitOfTheDial() {
        var meter = dials.register(text("unit", "MWh"));
        registry.publish();

        dials.send(
                read(meter, "2025-01-01", "1.1"),
                "{\"meterId\":\"%s\",\"at\":\"2025-01-02T00:00:00+08:00\",\"reading\":1101.5,\"unit\":\"kW.h\"}"
                        .formatted(meter));

        dials.reads(meter).body("items.reading", contains(1100.0, 1101.5)).body("items.quantity", contains(null, 1.5));
        dials.days(meter, "2025-01-01", "2025-01-02")
                .body("points.value", contains(1.5))
                .body("points.apportioned", contains((Object) null));
    }

    @Test
    void aLateReadRecomputesBothSides() {
        var meter = dials.register();
        registry.publish();
        dials.send(read(meter, "2025-01-01", "0"), read(meter, "2025-01-05", "40"));
        dials.days(meter, "2025-01-01", "2025-01-05")
                .body("points.value", contains(10.0, 10.0, 10.0, 10.0))
                .body("points.apportioned", everyItem(equalTo(true)));

        dials.send(read(meter, "2025-01-02", "4")).body("accepted", equalTo(1));

        dials.days(meter, "2025-01-01", "2025-01-05")
                .body("points.value", contains(4.0, 12.0, 12.0, 12.0))
                .body("points.apportioned", contains(null, true, true, true));
        energy.consumption("buildingId", dials.building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(40.0))
                .body("rows.measuredShare", contains(0.1));
    }

    @Test
    void aCorrectedReadRecomputesBothSidesAndKeepsTheOld() throws SQLException {
        var meter = dials.register();
        registry.publish();
        dials.send(read(meter, "2025-01-01", "0"), read(meter, "2025-01-02", "10"), read(meter, "2025-01-03", "30"));

        dials.send(read(meter, "2025-01-02", "12"))
                .body("corrected", equalTo(1))
                .body("accepted", equalTo(0));

        dials.days(meter, "2025-01-01", "2025-01-03").body("points.value", contains(12.0, 18.0));
        assertEquals(List.of("10"), stored.rows("select reading from register_read_revision"));
        assertEquals(List.of("{10}", "{20}"), stored.rows("select slot_values from block_revision"));
        energy.consumption("buildingId", dials.building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(30.0));
    }

    @Test
    void inWhateverOrderReadsComeTheyEndInTheSame() throws SQLException {
        var inOrder = daysOfShuffled(0, 1, 2, 3);

        assertEquals(inOrder, daysOfShuffled(3, 2, 1, 0));
        assertEquals(inOrder, daysOfShuffled(2, 0, 3, 1));
    }

    private List<String> daysOfShuffled(int... order) throws SQLException {
        var other = new Dials();
        var meter = other.register("\"intervalMinutes\":60");
        other.registry.publish();
        var reads = List.of(
                readAt(meter, "2025-01-01T07:10:00+08:00", "1"),
                readAt(meter, "2025-01-02T00:00:00+08:00", "18"),
                readAt(meter, "2025-01-02T01:00:00+08:00", "20.5"),
                readAt(meter, "2025-01-31T23:59:00+08:00", "3000"));
        Arrays.stream(order).forEach(i -> other.send(reads.get(i)).body("accepted", equalTo(1)));
        return other.stored.rows("select day, interval_minutes, apportioned, slot_values from interval_block");
    }

    @Test
    void importAndExportAreTwoMeters() {
        var in = dials.register();
        var out = dials.register(text("direction", "EXPORT"));
        registry.publish();

        dials.send(read(in, "2025-01-01", "0"), read(in, "2025-02-01", "310"));
        dials.send(read(out, "2025-01-01", "50"), read(out, "2025-02-01", "81"));

        energy.consumption("buildingId", dials.building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(310.0));
        energy.consumption("buildingId", dials.building, "from", "2025-01", "to", "2025-02", "direction", "EXPORT")
                .body("rows.quantity", contains(31.0));
    }

    @Test
    void monthsShareWhatARunsOverTheirBoundaryByTime() {
        var meter = dials.register();
        registry.publish();

        dials.send(readAt(meter, "2025-01-31T12:00:00+08:00", "0"), readAt(meter, "2025-02-02T00:00:00+08:00", "10"));

        dials.months(meter, "2025-01", "2025-03").body("points.value", contains(3.333333, 6.666667));
    }

    @Test
    void aShorterDayTakesLess() {
        registry.timeZone("Europe/Berlin");
        var meter = dials.register();
        registry.publish();

        dials.send(readAt(meter, "2025-03-29T00:00:00+01:00", "0"), readAt(meter, "2025-04-01T00:00:00+02:00", "71"));

        dials.days(meter, "2025-03-29", "2025-04-01").body("points.value", contains(24.0, 23.0, 24.0));
    }

    @Test
    void pagesReadsWithTheAdvanceBeforeThePage() {
        var meter = dials.register();
        registry.publish();
        dials.send(read(meter, "2025-01-01", "0"), read(meter, "2025-01-02", "10"), read(meter, "2025-01-03", "30"));

        var first = energy.as("viewer")
                .get(API + "/meters/" + meter + "/register-reads?limit=1")
                .then();
        var second = energy.as("viewer")
                .get(API + "/meters/" + meter + "/register-reads?limit=2&cursor="
                        + first.extract().<String>path("nextCursor"))
                .then();

        first.body("items.at", contains("2025-01-01T00:00:00+08:00"));
        second.body("items.quantity", contains(10.0, 20.0)).body("nextCursor", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01T00:00:00+08:00, -1, kWh, negative-value",
        "2025-01-01T00:00:00+08:00, 1e13, kWh, value-out-of-range",
        "2025-01-01T00:00:00+08:00, NaN, kWh, not-a-number",
        "2025-01-01T00:00:00+08:00, true, kWh, wrong-type",
        "2025-01-01T00:00:00+08:00, 1, kg, unit-mismatch",
        "2025-01-01, 1, kWh, timestamp-invalid",
        "2014-12-31T00:00:00+08:00, 1, kWh, start-out-of-range",
        "2039-01-01T00:00:00+08:00, 1, kWh, reading-in-future",
        "2026-01-01T00:00:00+08:00, 1, kWh, meter-retired",
    })
    void refusesAReadThatIsWrong(String at, String reading, String unit, String problem) {
        var meter = dials.register(text("retiredAt", "2025-12-01T00:00:00Z"));
        registry.publish();

        dials.send(
                        "{\"meterId\":\"%s\",\"at\":\"%s\",\"reading\":%s,\"unit\":\"%s\"}"
                                .formatted(meter, at, reading, unit),
                        read(meter, "2025-02-01", "1"))
                .body("accepted", equalTo(1))
                .body("errors.type", contains(PROBLEM + problem));
    }
}
