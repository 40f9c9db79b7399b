package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.configuration;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However an answer is told apart, its rows sum to what the node consumed. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class GroupingTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void anAreaIsDividedAmongTheAreasDirectlyBelowAndTheRest() {
        var district = registry.area();
        var north = registry.area(text("parentId", district));
        var park = registry.area(text("parentId", north));
        var south = registry.area(text("parentId", district));
        var inPark = registry.meterOf(registry.building(park));
        var gas = registry.meterOf(registry.building(north), text("carrier", "NATURAL_GAS"), text("unit", "m3"));
        var streetLights = registry.meter(text("areaId", north));
        var inSouth = registry.meterOf(registry.building(south));
        var atDistrict = registry.meter(text("areaId", district));
        registry.publish();
        energy.sendBlocks(
                block(inPark, NEW_YEAR, 1),
                block(gas, NEW_YEAR, 2),
                block(streetLights, NEW_YEAR, 4),
                block(inSouth, NEW_YEAR, 8),
                block(atDistrict, NEW_YEAR, 16));

        assertEquals(
                Map.of(
                        "ELECTRICITY " + north,
                        5.0,
                        "ELECTRICITY " + south,
                        8.0,
                        "ELECTRICITY -",
                        16.0,
                        "NATURAL_GAS " + north,
                        2.0),
                energy.january("areaId", district, "area,carrier", "carrier", "areaId"));
        assertEquals(
                Map.of(park, 1.0, "-", 4.0), energy.january("areaId", north, "area", "areaId", "carrier=ELECTRICITY"));
    }

    @Test
    void moreRowsThanAnyoneReadsAreRefused() {
        var building = registry.building(registry.area());
        for (var i = 0; i < 323; i++) {
            registry.meterOf(building);
        }
        registry.publish();

        metersByDay(building, "2025-03-03").statusCode(200).body("rows.size()", equalTo(61 * 323));
        metersByDay(building, "2025-03-04")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "too-many-rows"))
                .body("detail", containsString("20026 rows"));
    }

    private ValidatableResponse metersByDay(String building, String to) {
        return energy.as("viewer")
                .queryParams("buildingId", building, "from", "2025-01-01", "to", to)
                .queryParams("resolution", "P1D", "groupBy", "meter")
                .get(Energy.API + "/consumption")
                .then();
    }

    @Test
    void aMeterOfOneAreaBehindAMeterOfAnotherCountsOnce() {
        var district = registry.area();
        var north = registry.area(text("parentId", district));
        var south = registry.area(text("parentId", district));
        var feed = registry.meter(text("areaId", district));
        var northern = registry.meter(text("areaId", north), text("parentId", feed));
        var southern = registry.meterOf(registry.building(south), text("parentId", northern));
        registry.publish();
        energy.sendBlocks(block(feed, NEW_YEAR, 100), block(northern, NEW_YEAR, 70), block(southern, NEW_YEAR, 20));

        assertEquals(Map.of("-", 30.0, north, 50.0, south, 20.0), energy.january("areaId", district, "area", "areaId"));
    }

    @Test
    void anOrganizationInSomebodyElsesBuildingIsTakenOutOfTheLandlord() {
        var landlord = registry.organization();
        var lodger = registry.organization();
        var district = registry.area();
        var tower = registry.building(district, text("organizationId", landlord));
        var main = registry.meterOf(tower);
        var shop = registry.meterOf(tower, text("parentId", main), text("organizationId", lodger));
        var kitchen =
                registry.meterOf(tower, text("parentId", shop), text("organizationId", lodger), text("endUse", "D"));
        var lift = registry.meterOf(tower, text("parentId", main), text("endUse", "C"));
        var elsewhere = registry.meterOf(registry.building(district), text("organizationId", lodger));
        var nobodys = registry.meter(text("areaId", district));
        registry.publish();
        energy.sendBlocks(
                block(main, NEW_YEAR, 100),
                block(shop, NEW_YEAR, 30),
                block(kitchen, NEW_YEAR, 12),
                block(lift, NEW_YEAR, 5),
                block(elsewhere, NEW_YEAR, 7),
                block(nobodys, NEW_YEAR, 3));

        assertEquals(
                Map.of(landlord, 70.0, lodger, 37.0, "-", 3.0),
                energy.january("areaId", district, "organization,carrier", "organizationId"));
        assertEquals(
                Map.of(
                        landlord + " C",
                        5.0,
                        landlord + " RESIDUAL",
                        65.0,
                        lodger + " D",
                        12.0,
                        lodger + " RESIDUAL",
                        25.0,
                        "- RESIDUAL",
                        3.0),
                energy.january("areaId", district, "organization,endUse", "organizationId", "endUse"));
        assertEquals(
                Map.of(landlord, 70.0, lodger, 30.0),
                energy.january("buildingId", tower, "organization", "organizationId"));
        assertEquals(
                Map.of(landlord, 70.0), energy.january("organizationId", landlord, "organization", "organizationId"));
        assertEquals(
                Map.of("C", 5.0, "RESIDUAL", 65.0),
                energy.january("organizationId", landlord, "organization,endUse", "endUse"));
        assertEquals(Map.of("D", 12.0, "RESIDUAL", 25.0), energy.january("organizationId", lodger, "endUse", "endUse"));
    }

    @Test
    void endUsesAreTakenOutOfTheBuildingThatTheyAreIn() {
        var district = registry.area();
        var office = registry.building(district, text("use", "OFFICE"));
        var hotel = registry.building(district, text("use", "HOTEL"));
        var ofOffice = registry.meterOf(office);
        var lighting = registry.meterOf(office, text("parentId", ofOffice), text("endUse", "A"));
        var corridor = registry.meterOf(office, text("parentId", lighting), text("endUse", "A2"));
        var ofHotel = registry.meterOf(hotel);
        var cooling = registry.meterOf(hotel, text("parentId", ofHotel), text("endUse", "B"));
        registry.publish();
        energy.sendBlocks(
                block(ofOffice, NEW_YEAR, 50),
                block(lighting, NEW_YEAR, 20),
                block(corridor, NEW_YEAR, 6),
                block(ofHotel, NEW_YEAR, 80),
                block(cooling, NEW_YEAR, 35));

        assertEquals(
                Map.of("OFFICE A", 20.0, "OFFICE RESIDUAL", 30.0, "HOTEL B", 35.0, "HOTEL RESIDUAL", 45.0),
                energy.january("areaId", district, "buildingUse,endUse", "buildingUse", "endUse"));
        assertEquals(
                Map.of(office + " A", 20.0, office + " RESIDUAL", 30.0, hotel + " B", 35.0, hotel + " RESIDUAL", 45.0),
                energy.january("areaId", district, "building,endUse", "buildingId", "endUse"));
        assertEquals(
                Map.of("OFFICE", 50.0, "HOTEL", 80.0),
                energy.january("areaId", district, "buildingUse", "buildingUse"));
        assertEquals(
                Map.of("A", 20.0, "B", 35.0, "RESIDUAL", 75.0),
                energy.january("areaId", district, "endUse,carrier", "endUse"));
    }

    @Test
    void buildingsAreTakenOutOfTheMeterOfTheAreaByTheMetersAtTheirBoundary() {
        var district = registry.area();
        var office = registry.building(district);
        var hotel = registry.building(district);
        var feed = registry.meter(text("areaId", district));
        var ofOffice = registry.meterOf(office, text("parentId", feed));
        var lighting = registry.meterOf(office, text("parentId", ofOffice), text("endUse", "A"));
        var silent = registry.meterOf(office, text("parentId", feed));
        var ofHotel = registry.meterOf(hotel);
        registry.publish();
        energy.sendBlocks(
                block(feed, NEW_YEAR, 100),
                block(ofOffice, NEW_YEAR, 30),
                block(lighting, NEW_YEAR, 12),
                block(ofHotel, NEW_YEAR, 7));

        var rows =
                energy.consumption("areaId", district, "from", "2025-01", "to", "2025-02", "groupBy", "building,meter");

        rows.body("rows.size()", equalTo(4))
                .body(meterRow(feed) + "quantity", equalTo(70.0))
                .body(meterRow(feed) + "buildingId", equalTo(null))
                .body(meterRow(feed) + "meterCode", equalTo(code(feed)))
                .body(meterRow(ofOffice) + "quantity", equalTo(30.0))
                .body(meterRow(ofOffice) + "buildingId", equalTo(office))
                .body(meterRow(silent) + "quantity", equalTo(null))
                .body(meterRow(silent) + "buildingId", equalTo(office))
                .body(meterRow(silent) + "reasons", contains("NO_DATA"))
                .body(meterRow(ofHotel) + "quantity", equalTo(7.0));
        assertEquals(Map.of(feed, 100.0, ofHotel, 7.0), energy.january("areaId", district, "meter", "meterId"));
    }

    private static String code(String meter) {
        return "M-" + meter.substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private static String meterRow(String meter) {
        return "rows.find { it.meterId == '%s' }.".formatted(meter);
    }

    @Test
    void sumsFirstAndRoundsOnceUnlessAskedNotTo() {
        var building = registry.building(registry.area());
        var first = registry.meterOf(building);
        var second = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(first, NEW_YEAR, 1.0000004), block(second, NEW_YEAR, 1.0000004));

        assertEquals(Map.of("-", 2.000001), energy.january("buildingId", building, "node", "meterId"));
        assertEquals(Map.of(first, 1.0, second, 1.0), energy.january("buildingId", building, "meter", "meterId"));
        assertEquals(
                Map.of(first, 1.0000004, second, 1.0000004),
                energy.january("buildingId", building, "meter", "meterId", "unrounded=true"));
    }

    @Test
    void tellsAllDirectionsIfAskedToTellThemApart() {
        var building = registry.building(registry.area());
        var main = registry.meterOf(building);
        var roof = registry.meterOf(building, text("parentId", main), text("direction", "GENERATION"));
        var back = registry.meterOf(building, text("direction", "EXPORT"));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 100), block(roof, NEW_YEAR, 40), block(back, NEW_YEAR, 15));

        assertEquals(
                Map.of("IMPORT", 100.0, "EXPORT", 15.0, "GENERATION", 40.0),
                energy.january("buildingId", building, "direction", "direction"));
        assertEquals(
                Map.of("GENERATION " + roof, 40.0, "IMPORT " + main, 100.0, "EXPORT " + back, 15.0),
                energy.january("buildingId", building, "meter,direction", "direction", "meterId"));
        assertEquals(
                Map.of("GENERATION", 40.0),
                energy.january("buildingId", building, "direction", "direction", "direction=GENERATION"));
        assertEquals(Map.of("IMPORT", 100.0), energy.january("buildingId", building, "carrier", "direction"));
    }

    @Test
    void sumsYearsAndWholeRanges() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBills(
                bill(meter, "2023-12-01", "2024-01-01", "31"),
                bill(meter, "2024-01-01", "2025-01-01", "732"),
                bill(meter, "2025-01-01", "2025-02-01", "93"));

        energy.consumption("buildingId", building, "from", "2023", "to", "2025", "resolution", "P1Y")
                .body("from", equalTo("2023"))
                .body("rows.period", contains("2023", "2024"))
                .body("rows.quantity", contains(31.0, 732.0))
                .body("rows.coverage", contains(0.0849, 1.0))
                .body("rows.reasons", contains(List.of("COVERAGE"), List.of()));
        for (var groupBy : List.of("node", "meter")) {
            energy.consumption(
                            "buildingId",
                            building,
                            "from",
                            "2023-12-30",
                            "to",
                            "2025-01-11",
                            "resolution",
                            "TOTAL",
                            "groupBy",
                            groupBy)
                    .body("rows.period", contains("2023-12-30/2025-01-11"))
                    .body("rows.quantity", contains(764.0))
                    .body("rows.coverage", contains(1.0));
        }
    }

    @Test
    void aGapBehindAMeterMakesTheRestUncertain() {
        var landlord = registry.organization();
        var lodger = registry.organization();
        var tower = registry.building(registry.area(), text("organizationId", landlord));
        var main = registry.meterOf(tower);
        var shop = registry.meterOf(tower, text("parentId", main), text("organizationId", lodger));
        registry.publish();
        energy.sendBlocks(
                block(main, NEW_YEAR, flat(31 * 96, 1)), block(shop, "2025-01-17T00:00:00+08:00", flat(96, 1)));

        energy.consumption("buildingId", tower, "from", "2025-01", "to", "2025-03", "groupBy", "organization")
                .body(row(0, landlord) + "quantity", equalTo(2880.0))
                .body(row(0, landlord) + "coverage", equalTo(0.5161))
                .body(row(0, landlord) + "reasons", contains("COVERAGE"))
                .body(row(0, lodger) + "coverage", equalTo(0.0323))
                .body(row(1, lodger) + "quantity", equalTo(null))
                .body(row(1, lodger) + "reasons", contains("NO_DATA"));
    }

    @Test
    void aParentFromADayOnDividesOnlyFromThatDay() {
        var landlord = registry.organization();
        var lodger = registry.organization();
        var tower = registry.building(registry.area(), text("organizationId", landlord));
        var main = registry.meterOf(tower);
        var shop = registry.meterOf(
                tower, text("organizationId", lodger), configurations(configuration("2025-01-11", "1", main)));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, flat(31 * 96, 2.5)), block(shop, NEW_YEAR, flat(31 * 96, 0.25)));

        assertEquals(
                Map.of(landlord, 31 * 240.0 - 21 * 24, lodger, 31 * 24.0),
                energy.january("buildingId", tower, "organization", "organizationId"));
        assertEquals(Map.of("-", 31 * 240.0 + 10 * 24), energy.january("buildingId", tower, "node", "organizationId"));
        energy.consumption("buildingId", tower, "from", "2025-01", "to", "2025-02", "groupBy", "organization")
                .body("rows.coverage", contains(1.0, 1.0));
    }

    private static String row(int month, String organization) {
        return "rows.findAll { it.organizationId == '%s' }[%d].".formatted(organization, month);
    }

    @ParameterizedTest
    @CsvSource({
        "'meter,endUse', grouping-counts-twice",
        "'meter,organization', grouping-counts-twice",
        "'node,area', grouping-contradictory",
        "'area,', invalid-parameter",
        "'area,weather', invalid-parameter",
    })
    void refusesWhatCannotBeToldApart(String groupBy, String problem) {
        var area = registry.area();
        registry.publish();

        energy.askConsumption("areaId", area, "from", "2025-01", "to", "2025-02", "groupBy", groupBy)
                .statusCode(400)
                .body("type", equalTo(PROBLEM + problem))
                .body("violations[0].field", equalTo("groupBy"));
    }

    @Test
    void saysWhatWouldBeCountedTwice() {
        var area = registry.area();
        registry.publish();

        energy.askConsumption("areaId", area, "from", "2025-01", "to", "2025-02", "groupBy", "meter,endUse")
                .body("detail", containsString("cannot be divided by endUse without counting sub-meters twice"));
    }
}
