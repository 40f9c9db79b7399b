package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.placement;
import static io.dualcarbon.energy.Registry.placements;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Buildings and meters that move: a figure of a day is that of where they lay on that day. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class PlacementTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final String district = registry.area();
    private final String linkong = registry.area(text("parentId", district));
    private final String hongqiao = registry.area(text("parentId", district));

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aBuildingThatMovesGivesEachAreaItsDays() {
        var building = registry.building(linkong);
        var main = registry.meterOf(building);
        registry.meterOf(building, text("parentId", main)); // never counts beside its parent
        registry.publish();
        sendTwoMonths(main, 10);

        move(building, placement("", text("areaId", linkong)), placement("2025-02-11", text("areaId", hongqiao)));

        consumption("areaId", linkong).body("rows.quantity", contains(31 * 240.0, 10 * 240.0));
        consumption("areaId", hongqiao).body("rows.quantity", contains(null, 18 * 240.0));
        consumption("areaId", district).body("rows.quantity", contains(31 * 240.0, 28 * 240.0));
        consumption("buildingId", building).body("rows.quantity", contains(31 * 240.0, 28 * 240.0));
        assertEquals(
                Map.of(linkong, List.of(31 * 240.0, 10 * 240.0), hongqiao, Arrays.asList(null, 18 * 240.0)),
                grouped("area", "areaId"));
        energy.consumption("areaId", linkong, "from", "2025-02-10", "to", "2025-02-12", "resolution", "P1D")
                .body("rows.quantity", contains(240.0, null));
        energy.consumption("areaId", hongqiao, "from", "2025-02-10", "to", "2025-02-12", "resolution", "P1D")
                .body("rows.quantity", contains(null, 240.0));
        latest("areaId", linkong).body("items", empty());
        latest("areaId", hongqiao).body("items", hasSize(2));

        registry.event("building", "updated", building, 2, text("areaId", linkong), placements())
                .publish();

        consumption("areaId", linkong).body("rows.quantity", contains(31 * 240.0, 28 * 240.0));
        consumption("areaId", hongqiao).body("rows", empty());
    }

    @Test
    void whoseItIsAndWhatItIsForHoldOnTheirDays() {
        var seller = registry.organization();
        var buyer = registry.organization();
        var building = registry.building(linkong, text("organizationId", seller), text("use", "OFFICE"));
        var main = registry.meterOf(building);
        registry.publish();
        sendTwoMonths(main, 10);

        move(
                building,
                placement("", text("areaId", linkong), text("organizationId", seller), text("use", "OFFICE")),
                placement("2025-02-11", text("areaId", linkong), text("organizationId", buyer), text("use", "HOTEL")));

        consumption("organizationId", seller).body("rows.quantity", contains(31 * 240.0, 10 * 240.0));
        consumption("organizationId", buyer).body("rows.quantity", contains(null, 18 * 240.0));
        assertEquals(
                Map.of(seller, List.of(31 * 240.0, 10 * 240.0), buyer, Arrays.asList(null, 18 * 240.0)),
                grouped("organization", "organizationId"));
        assertEquals(
                Map.of("OFFICE", List.of(31 * 240.0, 10 * 240.0), "HOTEL", Arrays.asList(null, 18 * 240.0)),
                grouped("buildingUse", "buildingUse"));
        consumption("areaId", linkong).body("rows.quantity", contains(31 * 240.0, 28 * 240.0));
    }

    @Test
    void aMeterThatMovesCountsWhereItStood() {
        var one = registry.building(linkong);
        var two = registry.building(hongqiao);
        var meter = registry.meterOf(one);
        registry.publish();
        sendTwoMonths(meter, 10);

        registry.event(
                        "meter",
                        "updated",
                        meter,
                        1,
                        text("buildingId", one),
                        configurations(
                                "{\"validFrom\":\"2025-01-11\",\"multiplier\":2}",
                                placement("2025-02-11", "\"multiplier\":2", text("buildingId", two))))
                .publish();

        consumption("buildingId", one).body("rows.quantity", contains(31 * 240.0, 10 * 240.0));
        consumption("buildingId", two).body("rows.quantity", contains(null, 18 * 240.0));
        assertEquals(
                Map.of(one, List.of(31 * 240.0, 10 * 240.0), two, Arrays.asList(null, 18 * 240.0)),
                grouped("building", "buildingId"));
        latest("buildingId", one).body("items", empty());
        latest("buildingId", two).body("items.meterId", contains(meter));
    }

    /** What it counts elsewhere is nothing of the building that the partner reaches. */
    @Test
    void aMeterLeavesThePartnersReachWithItsBuilding() {
        var linked = registry.building(linkong, "\"platformLinks\":[{\"platform\":\"hongqiao-linkong\"}]");
        var other = registry.building(linkong);
        var meter = registry.meterOf(linked);
        registry.publish();
        sendTwoMonths(meter, 10);
        var url = API + "/latest-values?meterId=" + meter;
        var partner = tenant.asPartner("hongqiao-linkong", "readings:read");
        partner.get(url).then().statusCode(200).body("items", hasSize(1));

        registry.event(
                        "meter",
                        "updated",
                        meter,
                        1,
                        text("buildingId", linked),
                        configurations(placement("2025-02-11", text("buildingId", other))))
                .publish();

        partner.get(url).then().statusCode(404);
    }

    /** 182 days with 1,000 m2, 183 with 2,000. */
    @Test
    void twoFloorAreasOfAYearAreAveragedOverItsDays() {
        var building = registry.building(linkong, text("use", "OFFICE"), "\"grossFloorAreaM2\":1000");
        var meter = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBills(IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> YearMonth.of(2025, month))
                        .map(month -> bill(
                                meter,
                                month.atDay(1).toString(),
                                month.plusMonths(1).atDay(1).toString(),
                                "1000"))
                        .toArray(String[]::new))
                .body("rejected", equalTo(0));
        intensity(linkong).body("items.intensity", contains(12.0)).body("items.floorAreaAveraged", contains(false));

        move(
                building,
                placement("", text("areaId", linkong), text("use", "OFFICE"), "\"grossFloorAreaM2\":1000"),
                placement("2025-07-02", text("areaId", hongqiao), text("use", "HOTEL"), "\"grossFloorAreaM2\":2000"));

        for (var area : List.of(linkong, hongqiao)) {
            intensity(area)
                    .body("items.grossFloorAreaM2", contains(1501.3699))
                    .body("items.floorAreaAveraged", contains(true))
                    .body("items.buildingUse", contains("HOTEL"))
                    .body("items.intensity", contains(7.992701));
        }
        energy.caughtUp(
                        "/consumption/ranking",
                        "areaId",
                        district,
                        "from",
                        "2025-01",
                        "to",
                        "2026-01",
                        "of",
                        "area",
                        "by",
                        "perArea",
                        "carrier",
                        "ELECTRICITY")
                .body("items.find { it.id == '%s' }.grossFloorAreaM2".formatted(linkong), equalTo(498.6301))
                .body("items.find { it.id == '%s' }.grossFloorAreaM2".formatted(hongqiao), equalTo(1002.7397));
    }

    private void move(String building, String... placements) {
        registry.event("building", "updated", building, 1, text("areaId", hongqiao), placements(placements))
                .publish();
    }

    private ValidatableResponse consumption(String node, String id) {
        return energy.consumption(node, id, "from", "2025-01", "to", "2025-03");
    }

    /** Quantities of January and February in the district. */
    private Map<String, List<Double>> grouped(String dimension, String property) {
        List<Map<String, Object>> rows = energy.consumption(
                        "areaId", district, "from", "2025-01", "to", "2025-03", "groupBy", dimension)
                .extract()
                .path("rows");
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row.get(property),
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                some -> some.stream()
                                        .map(row -> (Double) row.get("quantity"))
                                        .toList())));
    }

    private ValidatableResponse latest(String node, String id) {
        return energy.as("viewer")
                .get(API + "/latest-values?" + node + "=" + id)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse intensity(String area) {
        return energy.caughtUp("/energy-use-intensity", "year", 2025, "areaId", area);
    }

    private void sendTwoMonths(String meter, double hourly) {
        energy.sendBlocks(block(meter, NEW_YEAR, flat(59 * 96, hourly / 4))).body("accepted", equalTo(1));
    }
}
