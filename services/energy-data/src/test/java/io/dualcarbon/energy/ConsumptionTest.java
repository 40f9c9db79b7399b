package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class ConsumptionTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";
    private static final Object[] JANUARY = {"from", "2025-01", "to", "2025-02"};

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void countsNoSubMeterTwiceAndTellsEndUsesApart() {
        var building = registry.building(registry.area());
        var main = registry.meterOf(building);
        var lighting = registry.meterOf(building, text("parentId", main), text("endUse", "A"));
        var corridor = registry.meterOf(building, text("parentId", lighting), text("endUse", "A2"));
        var shop = registry.meterOf(building, text("parentId", main));
        var cooling = registry.meterOf(building, text("parentId", shop), text("endUse", "B"));
        registry.publish();
        energy.sendBlocks(
                block(main, NEW_YEAR, 100),
                block(lighting, NEW_YEAR, 30),
                block(corridor, NEW_YEAR, 10),
                block(shop, NEW_YEAR, 45),
                block(cooling, NEW_YEAR, 20));

        energy.consumption(january("buildingId", building)).body("rows.quantity", contains(100.0));
        energy.consumption(january("buildingId", building, "groupBy", "meter"))
                .body("rows.meterId", contains(main))
                .body("rows.quantity", contains(100.0));
        energy.consumption(january("buildingId", building, "groupBy", "endUse"))
                .body("rows.endUse", contains("A", "B", "RESIDUAL"))
                .body("rows.quantity", contains(30.0, 20.0, 50.0));
    }

    @Test
    void keepsCarriersAndDirectionsApart() {
        var building = registry.building(registry.area());
        var main = registry.meterOf(building);
        var gas = registry.meterOf(building, text("carrier", "NATURAL_GAS"), text("unit", "m3"));
        // Behind the main meter, but it counts another direction: it has a boundary of its own.
        var roof = registry.meterOf(building, text("parentId", main), text("direction", "GENERATION"));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 100), block(gas, NEW_YEAR, 7), block(roof, NEW_YEAR, 40));

        energy.consumption(january("buildingId", building))
                .body("rows.carrier", contains("ELECTRICITY", "NATURAL_GAS"))
                .body("rows.quantity", contains(100.0, 7.0))
                .body("rows.unit", contains("kWh", "m3"));
        energy.consumption(january("buildingId", building, "carrier", "NATURAL_GAS"))
                .body("rows.quantity", contains(7.0));
        energy.consumption(january("buildingId", building, "direction", "GENERATION"))
                .body("rows.quantity", contains(40.0))
                .body("rows.direction", contains("GENERATION"));
    }

    @Test
    void sumsAreasUpTheTree() {
        var district = registry.area();
        var zone = registry.area(text("parentId", district));
        var park = registry.area(text("parentId", zone));
        var first = registry.building(park);
        var second = registry.building(zone);
        var mainOfFirst = registry.meterOf(first);
        var mainOfSecond = registry.meterOf(second);
        var streetLights = registry.meter(text("areaId", zone));
        registry.publish();
        energy.sendBlocks(
                block(mainOfFirst, NEW_YEAR, 1), block(mainOfSecond, NEW_YEAR, 2), block(streetLights, NEW_YEAR, 4));

        energy.consumption(january("areaId", park)).body("rows.quantity", contains(1.0));
        energy.consumption(january("areaId", zone)).body("rows.quantity", contains(7.0));
        energy.consumption(january("areaId", district)).body("rows.quantity", contains(7.0));
        energy.consumption(january("areaId", district, "groupBy", "building"))
                .body("rows.find { it.buildingId == '%s' }.quantity".formatted(first), equalTo(1.0))
                .body("rows.find { it.buildingId == '%s' }.quantity".formatted(second), equalTo(2.0))
                .body("rows.find { it.buildingId == null }.quantity", equalTo(4.0));
    }

    @Test
    void countsAGatewayMeterInsteadOfTheBuildingsBehindIt() {
        var park = registry.area();
        var gateway = registry.meter(text("areaId", park));
        var behind = registry.building(park);
        var apart = registry.building(park);
        var mainBehind = registry.meterOf(behind, text("parentId", gateway));
        var mainApart = registry.meterOf(apart);
        registry.publish();
        energy.sendBlocks(
                block(gateway, NEW_YEAR, 100), block(mainBehind, NEW_YEAR, 60), block(mainApart, NEW_YEAR, 5));

        energy.consumption(january("areaId", park)).body("rows.quantity", contains(105.0));
        energy.consumption(january("buildingId", behind)).body("rows.quantity", contains(60.0));
        energy.consumption(january("areaId", park, "groupBy", "building"))
                .body("rows.size()", equalTo(2))
                .body("rows.find { it.buildingId == '%s' }.quantity".formatted(apart), equalTo(5.0))
                .body("rows.find { it.buildingId == null }.quantity", equalTo(100.0));
    }

    @Test
    void anOrganizationIsWhatItUsed() {
        var landlord = registry.organization();
        var lodger = registry.organization();
        var area = registry.area();
        var building = registry.building(area, text("organizationId", landlord));
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building, text("parentId", main), text("organizationId", lodger));
        var kitchen = registry.meterOf(building, text("parentId", shop), text("organizationId", lodger));
        var elsewhere = registry.meterOf(registry.building(area), text("organizationId", lodger));
        registry.publish();
        energy.sendBlocks(
                block(main, NEW_YEAR, 100),
                block(shop, NEW_YEAR, 30),
                block(kitchen, NEW_YEAR, 20),
                block(elsewhere, NEW_YEAR, 5));

        energy.consumption(january("organizationId", landlord)).body("rows.quantity", contains(70.0));
        energy.consumption(january("organizationId", lodger)).body("rows.quantity", contains(35.0));
        energy.consumption(january("organizationId", lodger, "groupBy", "building"))
                .body("rows.find { it.buildingId == '%s' }.quantity".formatted(building), equalTo(30.0))
                .body("rows.quantity.sum()", equalTo(35.0));
    }

    @Test
    void saysWhyANumberIsMissing() {
        var area = registry.area();
        var metered = registry.building(area);
        var bare = registry.building(area);
        var meter = registry.meterOf(metered);
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, flat(96, 1)));

        energy.consumption("buildingId", metered, "from", "2025-01", "to", "2025-03")
                .body("rows.quantity", contains(96.0, null))
                .body("rows.reasons", contains(List.of("COVERAGE"), List.of("NO_DATA")));
        energy.consumption(january("buildingId", bare)).body("rows", empty());
        energy.consumption(january("buildingId", bare, "carrier", "ELECTRICITY"))
                .body("rows.quantity", contains((Object) null))
                .body("rows.unit", contains("kWh"))
                .body("rows.reasons", contains(List.of("NO_METER")));
        energy.consumption(january("areaId", area, "carrier", "ELECTRICITY", "groupBy", "building"))
                .body("rows.find { it.buildingId == '%s' }.reasons".formatted(bare), equalTo(List.of("NO_METER")))
                .body("rows.find { it.buildingId == '%s' }.quantity".formatted(metered), equalTo(96.0));
    }

    @Test
    void aMonthThatIsNotOverIsOpen() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        var shanghai = ZoneId.of("Asia/Shanghai");
        var today = LocalDate.now(shanghai);
        var month = YearMonth.from(today);
        var previous = month.minusMonths(1);
        energy.sendBills(bill(meter, previous.atDay(1).toString(), today.toString(), "310"));

        energy.consumption(
                        "buildingId",
                        building,
                        "from",
                        previous.toString(),
                        "to",
                        month.plusMonths(2).toString())
                .body("rows.reasons[0]", empty())
                .body(
                        "rows.reasons[1]",
                        today.getDayOfMonth() == 1 ? contains("NO_DATA", "MONTH_OPEN") : contains("MONTH_OPEN"))
                .body("rows.coverage[1]", equalTo(today.getDayOfMonth() == 1 ? 0.0 : 1.0))
                .body("rows.reasons[2]", contains("NO_DATA", "MONTH_OPEN"));
    }

    @Test
    void coverageCountsEachMeterAlike() {
        var building = registry.building(registry.area());
        var quarterly = registry.meterOf(building);
        var hourly = registry.meterOf(building, "\"intervalMinutes\":60");
        registry.publish();

        energy.sendBlocks(block(quarterly, NEW_YEAR, flat(48, 1)), blockEvery(60, hourly, NEW_YEAR, flat(24, 1)));

        energy.consumption("buildingId", building, "from", "2025-01-01", "to", "2025-01-02", "resolution", "P1D")
                .body("rows.quantity", contains(72.0))
                .body("rows.coverage", contains(0.75));
    }

    @Test
    void illustrativeMetersMarkWhatTheyAreIn() {
        var area = registry.area();
        var real = registry.building(area);
        var invented = registry.building(area);
        var realMeter = registry.meterOf(real);
        var inventedMeter = registry.meterOf(invented, "\"illustrative\":true");
        registry.publish();

        energy.sendBlocks(block(realMeter, NEW_YEAR, 1), block(inventedMeter, NEW_YEAR, 1));

        energy.consumption(january("buildingId", real)).body("rows.illustrative", contains(false));
        energy.consumption(january("buildingId", invented)).body("rows.illustrative", contains(true));
        energy.consumption(january("areaId", area)).body("rows.illustrative", contains(true));
    }

    @Test
    void aRetiredMeterOwesNothingAnyMore() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, text("retiredAt", "2025-01-02T16:00:00Z")); // the 3rd in Shanghai
        registry.publish();

        energy.sendBlocks(block(meter, NEW_YEAR, flat(2 * 96, 1)));

        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-03")
                .body("rows.quantity", contains(192.0, null))
                .body("rows.coverage", contains(1.0, 0.0))
                .body("rows.reasons", contains(List.of(), List.of("NO_METER")));
    }

    @Test
    void theRestIsRoundedOnlyInTheAnswer() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, "\"intervalMinutes\":60");
        registry.publish();

        energy.sendBlocks(blockEvery(60, meter, NEW_YEAR, flat(24 * 31, 0.1)));

        energy.consumption(january("buildingId", building)).body("rows.quantity", contains(74.4));
        energy.series(meter, "2025-01", "2025-02", "P1M").body("points.value", contains(74.4));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2025-01&to=2025-02, node-not-named",
        "areaId=%1$s&buildingId=%1$s&from=2025-01&to=2025-02, node-not-named",
        "areaId=%1$s&from=2025-01-15&to=2025-03, range-not-on-boundary",
        "areaId=%1$s&from=2025-01&to=2026-02&resolution=P1D, range-too-long",
        "areaId=%1$s&from=2025-01&to=2025-12&resolution=P1D&groupBy=building, range-too-long",
        "areaId=%1$s&from=2025-01&to=2025-02&groupBy=weather, invalid-parameter",
        "areaId=%1$s&from=2025-01&to=2025-02&carrier=STEAM, invalid-parameter",
        "areaId=nonsense&from=2025-01&to=2025-02, invalid-parameter",
        "areaId=%1$s&from=2025-01, invalid-request",
    })
    void refusesAWrongQuestion(String query, String problem) {
        var area = registry.area();
        registry.publish();

        energy.as("viewer")
                .get(Energy.API + "/consumption?" + query.formatted(area))
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + problem));
    }

    @Test
    void theDaysOfAMonthSumToIt() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, flat(31 * 96, 0.25)));

        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02", "resolution", "P1D")
                .body("rows.size()", equalTo(31))
                .body("rows[0].period", equalTo("2025-01-01"))
                .body("rows.quantity", everyItem(equalTo(24.0)));
        energy.consumption(january("buildingId", building))
                .body("rows.quantity", contains(744.0))
                .body("rows.coverage", contains(1.0))
                .body("rows[0].reasons", empty());
    }

    private static Object[] january(Object... parameters) {
        var all = Arrays.copyOf(JANUARY, JANUARY.length + parameters.length);
        System.arraycopy(parameters, 0, all, JANUARY.length, parameters.length);
        return all;
    }
}
