package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static java.lang.Double.NaN;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Meters that are formulas over others. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class VirtualMeterTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);
    private String building = "";
    private String main = "";
    private String shop = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void twoMeters() {
        building = registry.building(registry.area());
        main = registry.meterOf(building);
        shop = registry.meterOf(building, text("parentId", main));
    }

    @Test
    void isWhatItsFormulaLeavesSlotBySlot() {
        var rest = virtual(terms(main, 1, shop, -1));
        registry.publish();

        energy.sendBlocks(block(main, NEW_YEAR, 1.3, 2, 3, NaN), block(shop, NEW_YEAR, 1.1, 0.5, NaN, 1));

        ofDay(rest).body("rows.quantity", contains(1.7)).body("rows.coverage", contains(0.0208));
        energy.series(rest, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(0.2, 1.5, null, null))
                .body("points.reasons[2]", contains("NO_DATA"));
        energy.sendBlocks(block(rest, NEW_YEAR, 1))
                .body("errors.type", contains(PROBLEM + "reading-kind-mismatch"))
                .body("errors.detail", contains("The meter is read as VIRTUAL"));
    }

    @Test
    void countsInItsBuildingLikeAnyOther() {
        var other = registry.building(registry.area());
        var both = registry.meter(virtualOf(other, terms(main, 0.5, shop, 2)));
        registry.publish();

        energy.sendBlocks(block(main, NEW_YEAR, flat(31 * 96, 1)), block(shop, NEW_YEAR, flat(31 * 96, 0.25)));

        energy.consumption("buildingId", other, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(2976.0))
                .body("rows.coverage", contains(1.0))
                .body("rows.measuredShare", contains(1.0));
        energy.consumption("buildingId", other, "from", "2025-01", "to", "2025-02", "groupBy", "meter")
                .body("rows.meterId", contains(both));
    }

    @Test
    void addsNothingWhereItsTermsCount() {
        var area = registry.area();
        var office = registry.building(area);
        var mains = registry.meterOf(office);
        var behind = registry.meterOf(office, text("parentId", mains));
        registry.meter(virtualOf(office, terms(mains, 1, behind, -1)));
        registry.meter(virtualOf(office, terms(behind, 2))); // its term does not count itself, but what contains that
        var lodging = registry.building(area);
        registry.meter(virtualOf(lodging, terms(mains, 0.2)));
        registry.publish();

        energy.sendBlocks(block(mains, NEW_YEAR, flat(31 * 96, 25)), block(behind, NEW_YEAR, flat(31 * 96, 5)));

        january("buildingId", office).body("rows.quantity", contains(74_400.0)).body("rows.coverage", contains(1.0));
        january("areaId", area).body("rows.quantity", contains(74_400.0));
        january("buildingId", lodging).body("rows.quantity", contains(14_880.0));
    }

    @Test
    void standsForTheTermsThatLieBelowIt() {
        var office = registry.building(registry.area());
        var one = registry.meterOf(office);
        var two = registry.meterOf(office);
        var both = registry.meter(virtualOf(office, terms(one, 1, two, 1)));
        registry.publish();
        energy.sendBlocks(block(one, NEW_YEAR, 2), block(two, NEW_YEAR, 3));
        january("buildingId", office).body("rows.quantity", contains(5.0));

        registry.event("meter", "updated", one, 1, text("buildingId", office), text("parentId", both))
                .event("meter", "updated", two, 1, text("buildingId", office), text("parentId", both))
                .publish();

        january("buildingId", office).body("rows.quantity", contains(5.0));
        energy.consumption("buildingId", office, "from", "2025-01", "to", "2025-02", "groupBy", "meter")
                .body("rows.meterId", contains(both));
    }

    @Test
    void countsWhereItsTermIsTakenAway() {
        var office = registry.building(registry.area());
        var elsewhere = registry.building(registry.area());
        var mains = registry.meterOf(office);
        registry.meter(virtualOf(office, terms(mains, 0.5)));
        registry.publish();
        energy.sendBlocks(block(mains, NEW_YEAR, 8));
        january("buildingId", office).body("rows.quantity", contains(8.0));

        registry.event("meter", "updated", mains, 1, text("buildingId", elsewhere))
                .publish();

        january("buildingId", office).body("rows.quantity", contains(4.0));
        january("buildingId", elsewhere).body("rows.quantity", contains(8.0));
    }

    @Test
    void endsWithItsRetirement() {
        var other = registry.building(registry.area());
        var formula = registry.meter(virtualOf(other, terms(main, 1)));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, flat(3 * 96, 1)));
        var asked = new Object[] {"buildingId", other, "from", "2025-01-01", "to", "2025-01-05", "resolution", "P1D"};
        energy.consumption(asked).body("rows.quantity", contains(96.0, 96.0, 96.0, null));

        var retired = new ArrayList<>(List.of(virtualOf(other, terms(main, 1))));
        retired.add(text("retiredAt", "2025-01-02T16:00:00Z")); // the 3rd in Shanghai
        registry.event("meter", "retired", formula, 1, retired.toArray(String[]::new))
                .publish();
        energy.sendBlocks(block(main, "2025-01-04T00:00:00+08:00", flat(96, 1)));

        energy.consumption(asked).body("rows.quantity", contains(96.0, 96.0, null, null));
    }

    private ValidatableResponse january(String node, String id) {
        return energy.consumption(node, id, "from", "2025-01", "to", "2025-02");
    }

    @Test
    void hasNoValueWhereAComponentHasNone() {
        var sum = virtual(terms(main, 1, shop, 1));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, flat(2 * 96, 1)));

        ofDay(sum).body("rows.quantity", contains((Object) null)).body("rows.reasons", contains(List.of("NO_DATA")));

        energy.sendBlocks(block(shop, NEW_YEAR, flat(96, 1)));

        ofDay(sum).body("rows.quantity", contains(192.0)).body("rows.coverage", contains(1.0));
        energy.series(sum, "2025-01-01", "2025-01-03", "P1D").body("points.value", contains(192.0, null));
    }

    @Test
    void followsACorrectionAndKeepsWhatItWas() throws SQLException {
        var sum = virtual(terms(main, 1, shop, 1));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 1), block(shop, NEW_YEAR, 2));
        ofDay(sum).body("rows.quantity", contains(3.0));

        energy.sendBlocks(block(shop, NEW_YEAR, 7));

        ofDay(sum).body("rows.quantity", contains(8.0));
        assertEquals(List.of("2", "3"), stored.rows("select slot_values[1] from block_revision"));
    }

    @Test
    void followsItsFormula() {
        var area = registry.area();
        var other = registry.building(area);
        var formula = registry.meter(virtualOf(other, terms(main, 1)));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 5), block(shop, NEW_YEAR, 2));
        var asked = new Object[] {"areaId", area, "from", "2025-01", "to", "2025-02"};
        energy.consumption(asked).body("rows.quantity", contains(5.0));

        registry.event("meter", "updated", formula, 1, virtualOf(other, terms(shop, 3)))
                .publish();
        energy.consumption(asked).body("rows.quantity", contains(6.0));

        var silent = registry.meterOf(building);
        registry.event("meter", "updated", formula, 2, virtualOf(other, terms(shop, 3, silent, 1)))
                .publish();
        energy.consumption(asked)
                .body("rows.quantity", contains((Object) null))
                .body("rows.reasons", contains(List.of("NO_DATA")));
        energy.series(formula, "2025-01-01", "2025-01-02", "P1D")
                .body("points.value", contains((Object) null))
                .body("points.coverage", contains(0.0));
    }

    @Test
    void leavesAClosedMonthWithTheFormulaItHad() {
        var other = registry.building(registry.area());
        var formula = registry.meter(virtualOf(other, terms(main, 1)));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 5), block(main, "2025-02-01T00:00:00+08:00", 7));
        var asked = new Object[] {"buildingId", other, "from", "2025-01", "to", "2025-03"};
        energy.consumption(asked).body("rows.quantity", contains(5.0, 7.0));
        energy.as("tenant-admin")
                .body("{\"month\":\"2025-01\"}")
                .post(API + "/closed-months")
                .then()
                .statusCode(201);

        registry.event("meter", "updated", formula, 1, virtualOf(other, terms(main, 2)))
                .publish();

        energy.consumption(asked).body("rows.quantity", contains(5.0, 14.0));
    }

    @Test
    void isKnownByDayWhereItsComponentsAreCutDifferently() {
        var hourly = registry.meterOf(building, "\"intervalMinutes\":60");
        var billed = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        var sum = virtual(terms(main, 1, hourly, 1, billed, 1));
        registry.publish();

        energy.sendBlocks(block(main, NEW_YEAR, flat(2 * 96, 0.1)), blockEvery(60, hourly, NEW_YEAR, flat(47, 1)));
        energy.sendBills(bill(billed, "2025-01-01", "2025-01-03", "20"));

        ofDay(sum).body("rows.quantity", contains(43.6)).body("rows.measuredShare", contains(0.0));
        energy.series(sum, "2025-01-01", "2025-01-03", "P1D").body("points.value", contains(43.6, null));
        energy.series(sum, "2025-01-01", "2025-01-02", "PT1H").body("points[0].reasons", contains("RESOLUTION"));
    }

    @Test
    void saysThatADifferenceIsNegative() {
        var rest = virtual(terms(main, 1, shop, -1));
        registry.publish();

        energy.sendBlocks(block(main, NEW_YEAR, flat(96, 1)), block(shop, NEW_YEAR, flat(96, 1.5)));

        ofDay(rest)
                .body("rows.quantity", contains(-48.0))
                .body("rows.reasons", contains(List.of("NEGATIVE")))
                .body("rows.coverage", contains(1.0));
        energy.series(rest, "2025-01-01", "2025-01-02", "P1D").body("points[0].reasons", contains("NEGATIVE"));
    }

    private String virtual(String terms) {
        return registry.meter(virtualOf(registry.building(registry.area()), terms));
    }

    private static String[] virtualOf(String building, String terms) {
        return new String[] {text("reading", "VIRTUAL"), "\"intervalMinutes\":null", text("buildingId", building), terms
        };
    }

    /** The first of January of the virtual meter's own building. */
    private ValidatableResponse ofDay(String virtual) {
        var of = stored(virtual);
        return energy.consumption("buildingId", of, "from", "2025-01-01", "to", "2025-01-02", "resolution", "P1D");
    }

    private String stored(String virtual) {
        try {
            return stored.rows("select meter_id, building_id from meter_placement").stream()
                    .filter(row -> row.startsWith(virtual))
                    .map(row -> row.substring(virtual.length() + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
