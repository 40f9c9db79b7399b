package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RegistryFeedTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void takesRecordsBeforeWhatTheyReferTo() {
        var area = UUID.randomUUID().toString();
        var building = UUID.randomUUID().toString();
        var meter = registry.meterOf(building);
        registry.publish();
        registry.event("building", "created", building, 0, text("areaId", area)).publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 3)).statusCode(200);
        registry.event("area", "created", area, 0).publish();

        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02").body("rows.quantity", contains(3.0));
    }

    @Test
    void anEventThatComesAgainOrLateChangesNothing() throws SQLException {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, text("code", "OLD"));
        registry.event("meter", "updated", meter, 2, text("buildingId", building), text("code", "NEW"));
        registry.publish();

        registry.event("meter", "updated", meter, 1, text("buildingId", building), text("code", "BETWEEN"));
        registry.event("meter", "created", meter, 0, text("buildingId", building), text("code", "OLD"));
        registry.event("meter", "updated", meter, 2, text("buildingId", building), text("code", "NEW"));
        registry.publish();

        assertEquals(List.of("NEW|2"), stored.rows("select code, version from meter"));
    }

    @Test
    void aRetiredMeterTakesOnlyWhatItCountedBefore() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 1));

        registry.event(
                        "meter",
                        "retired",
                        meter,
                        1,
                        text("buildingId", building),
                        text("retiredAt", "2025-01-01T00:00:00Z"))
                .publish();

        energy.sendBlocks(block(meter, "2025-01-01T07:45:00+08:00", 2), block(meter, "2025-01-01T08:00:00+08:00", 4))
                .body("errors.type", contains(PROBLEM + "meter-retired"))
                .body("errors.row", contains(2));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(3.0));
    }

    @Test
    void aTreeThatClosesOnItselfStopsNothing() {
        var first = UUID.randomUUID().toString();
        var second = UUID.randomUUID().toString();
        registry.event("area", "created", first, 0, text("parentId", second));
        registry.event("area", "created", second, 0, text("parentId", first));
        var building = registry.building(first);
        var meter = registry.meterOf(building);
        registry.event("meter", "updated", meter, 1, text("buildingId", building), text("parentId", meter));
        registry.publish();

        energy.sendBlocks(block(meter, NEW_YEAR, 3)).statusCode(200);

        energy.consumption("areaId", second, "from", "2025-01", "to", "2025-02").body("rows.quantity", contains(3.0));
    }

    @Test
    void keepsWhatOtherFiguresRestOn() throws SQLException {
        var area = registry.area(text("code", "ZONE"), text("name", "临空"), text("kind", "ZONE"));
        var building = registry.building(
                area,
                text("code", "B-1"),
                text("name", "一号楼"),
                text("use", "OFFICE"),
                "\"grossFloorAreaM2\":20000.5",
                "\"submetered\":true");
        var plant = UUID.randomUUID().toString();
        var station = UUID.randomUUID().toString();
        registry.event(
                "pv-plant",
                "created",
                plant,
                0,
                text("code", "PV-1"),
                text("buildingId", building),
                "\"peakPowerKw\":12.5",
                text("commissionedOn", "2024-02-29"));
        registry.event(
                "charging-station",
                "created",
                station,
                0,
                text("code", "CS-1"),
                text("areaId", area),
                "\"chargingPoints\":4",
                "\"ratedPowerKw\":240");
        registry.publish();

        assertEquals(List.of("ZONE|临空|ZONE"), stored.rows("select code, name, kind from area"));
        assertEquals(
                List.of("B-1|一号楼|null|t"), stored.rows("select code, name, completed_year, submetered from building"));
        assertEquals(
                List.of("OFFICE|20000.5|-infinity|infinity"),
                stored.rows("select use, gross_floor_area_m2, from_day, to_day from building_placement"));
        assertEquals(
                List.of("PV-1|" + building + "|12.5|2024-02-29"),
                stored.rows("select code, building_id, peak_power_kw, commissioned_on from pv_plant"));
        assertEquals(
                List.of("CS-1|" + area + "|4|240"),
                stored.rows("select code, area_id, charging_points, rated_power_kw from charging_station"));
    }

    @Test
    void skipsKindsThatItDoesNotKnow() {
        registry.event("stadium", "created", UUID.randomUUID().toString(), 0);
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();

        energy.series(meter, "2025-01", "2025-02", "P1M").statusCode(200);
    }
}
