package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Energy.reading;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class CalendarTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant).timeZone("Europe/Berlin");
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aDayOfAChangeOfTheClockIsShorterOrLonger() throws SQLException {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building);
        registry.publish();

        // 2025-03-30 has 23 hours, 2025-10-26 has 25.
        energy.sendBlocks(
                        block(meter, "2025-03-30T00:00:00+01:00", flat(92 + 96, 1)),
                        block(meter, "2025-10-26T00:00:00+02:00", flat(100 + 96, 1)))
                .body("accepted", equalTo(2));

        assertEquals(
                List.of("2025-03-30|92|92", "2025-03-31|96|96", "2025-10-26|100|100", "2025-10-27|96|96"),
                stored.rows("select day, slots, present from interval_block"));
        energy.series(meter, "2025-03-30", "2025-04-01", "P1D")
                .body("points.value", contains(92.0, 96.0))
                .body("points.coverage", contains(1.0, 1.0))
                .body("points.start", contains("2025-03-30T00:00:00+01:00", "2025-03-31T00:00:00+02:00"));
        energy.series(meter, "2025-10-26", "2025-10-27", "PT1H")
                .body("points", hasSize(25))
                .body("points.value", everyItem(equalTo(4.0)))
                .body("points[2].start", equalTo("2025-10-26T02:00:00+02:00"))
                .body("points[3].start", equalTo("2025-10-26T02:00:00+01:00"));
        energy.consumption("buildingId", building, "from", "2025-10-26", "to", "2025-10-28", "resolution", "P1D")
                .body("rows.quantity", contains(100.0, 96.0))
                .body("rows.coverage", contains(1.0, 1.0))
                .body("rows.reasons.flatten()", empty());
    }

    @Test
    void theRepeatedHourIsTwoHours() {
        var meter = registry.meterOf(registry.building(registry.area()), "\"intervalMinutes\":60");
        registry.publish();

        energy.sendBlocks(
                blockEvery(60, meter, "2025-10-26T02:00:00+02:00", 1),
                blockEvery(60, meter, "2025-10-26T02:00:00+01:00", 2));

        energy.series(meter, "2025-10-26T02:00:00+02:00", "2025-10-26T03:00:00+01:00", "PT1H")
                .body("points.value", contains(1.0, 2.0));
    }

    @Test
    void aLeapDayIsADay() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();

        energy.sendBills(Energy.bill(meter, "2024-02-28", "2024-03-02", "300"));

        energy.series(meter, "2024-02-28", "2024-03-02", "P1D").body("points.value", contains(100.0, 100.0, 100.0));
        energy.consumption("buildingId", building, "from", "2024-02", "to", "2024-04")
                .body("rows.quantity", contains(200.0, 100.0));
    }

    @Test
    void aLeapDayHasAllItsIntervals() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building);
        registry.publish();

        energy.sendBlocks(block(meter, "2024-02-28T00:00:00+01:00", flat(3 * 96, 1)));

        energy.series(meter, "2024-02-28", "2024-03-02", "P1D").body("points.value", contains(96.0, 96.0, 96.0));
        energy.consumption("buildingId", building, "from", "2024-02", "to", "2024-04")
                .body("rows.quantity", contains(192.0, 96.0));
    }

    @Test
    void theLastQuarterOfAMonthAndOfAYearIsStillOfIt() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building);
        registry.publish();

        energy.sendReadings(
                        reading(meter, "2024-12-31T23:45:00+01:00", 1),
                        reading(meter, "2024-12-31T23:00:00Z", 2),
                        reading(meter, "2025-01-31T23:45:00+01:00", 4),
                        reading(meter, "2025-02-01T00:00:00+01:00", 8))
                .body("accepted", equalTo(4));

        energy.consumption("buildingId", building, "from", "2024-12", "to", "2025-03")
                .body("rows.quantity", contains(1.0, 6.0, 8.0));
        energy.consumption("buildingId", building, "from", "2025-01-31", "to", "2025-02-02", "resolution", "P1D")
                .body("rows.quantity", contains(4.0, 8.0));
    }

    @Test
    void aClockThatChangesByHalfAnHourLosesNothing() throws SQLException {
        var islanders = TestTenant.fresh();
        var island = new Registry(islanders).timeZone("Australia/Lord_Howe");
        var building = island.building(island.area());
        var meter = island.meterOf(building);
        island.publish();

        // 2025-04-06 has 24.5 hours, 2025-10-05 has 23.5.
        new Energy(islanders)
                .sendBlocks(
                        block(meter, "2025-04-06T00:00:00+11:00", flat(98 + 96, 1)),
                        block(meter, "2025-10-05T00:00:00+10:30", flat(94 + 96, 1)))
                .body("accepted", equalTo(2));

        assertEquals(
                List.of("2025-04-06|98|98", "2025-04-07|96|96", "2025-10-05|94|94", "2025-10-06|96|96"),
                new Stored(islanders).rows("select day, slots, present from interval_block"));
        new Energy(islanders)
                .consumption("buildingId", building, "from", "2025-04-06", "to", "2025-04-08", "resolution", "P1D")
                .body("rows.quantity", contains(98.0, 96.0))
                .body("rows.coverage", contains(1.0, 1.0));
    }
}
