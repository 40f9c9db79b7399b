package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.placement;
import static io.dualcarbon.energy.Registry.placements;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Closed months of nodes, when what lies in them or belongs to them changes in the registry. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class NodeRestatementTest {
    private static final String JANUARY = "2025-01-01T00:00:00+08:00";
    private static final String FEBRUARY = "2025-02-01T00:00:00+08:00";
    private static final String RESTATEMENT = "\"restatement\":{\"reason\":\"Surveyed anew\",\"actor\":\"li.wei\"}";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final String district = registry.area(text("code", "CN"));
    private final String linkong = registry.area(text("parentId", district), text("code", "LINKONG"));
    private final String hongqiao = registry.area(text("parentId", district), text("code", "HONGQIAO"));
    private final String building = registry.building(linkong, text("code", "HQ"));
    private final String main = registry.meterOf(building);
    private final String shop = registry.meterOf(building);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void closeFebruary() {
        registry.publish();
        send(main, 10);
        send(shop, 1);
        february("areaId", linkong, 28 * 264.0);
        close("2025-02");
    }

    @Test
    void areRestatedByABuildingThatMoves() {
        move(RESTATEMENT);

        february("areaId", linkong, 10 * 264.0);
        february("areaId", hongqiao, 18 * 264.0);
        february("areaId", district, 28 * 264.0);
        restatements()
                .body("items.month", everyItem(equalTo("2025-02")))
                .body("items.reason", everyItem(equalTo("Surveyed anew")))
                .body("items.actor", everyItem(equalTo("li.wei")))
                .body("items.carrier", everyItem(equalTo("ELECTRICITY")))
                .body("items.direction", everyItem(equalTo("IMPORT")))
                .body("items.unit", everyItem(equalTo("kWh")));
        assertEquals(
                Set.of(
                        List.of("AREA", linkong, "LINKONG", 28 * 264.0, 10 * 264.0),
                        List.of("AREA", hongqiao, "HONGQIAO", 0.0, 18 * 264.0)),
                restated());
        energy.as("viewer")
                .get(API + "/restatements?limit=1")
                .then()
                .body("items.subjectId.size()", equalTo(1))
                .body("nextCursor", notNullValue());
    }

    @Test
    void areRestatedByAMeterThatGetsAParent() {
        registry.event("meter", "updated", shop, 1, text("buildingId", building), text("parentId", main), RESTATEMENT)
                .publish();

        february("areaId", district, 28 * 240.0);
        assertEquals(
                Set.of(
                        List.of("BUILDING", building, "HQ", 28 * 264.0, 28 * 240.0),
                        List.of("AREA", linkong, "LINKONG", 28 * 264.0, 28 * 240.0),
                        List.of("AREA", district, "CN", 28 * 264.0, 28 * 240.0)),
                restated());
    }

    /** What a lodger's meter counts is no longer the landlord's, nor was it in the closed month. */
    @Test
    void areRestatedByAMeterBehindAnothersThatGetsItsOwner() {
        var landlord = registry.organization();
        var lodger = registry.organization();
        var tower = registry.building(linkong, text("organizationId", landlord));
        var mains = registry.meterOf(tower);
        var lodging = registry.meterOf(tower, text("parentId", mains));
        registry.publish();
        energy.sendBlocks(block(mains, JANUARY, flat(31 * 96, 25)), block(lodging, JANUARY, flat(31 * 96, 5)));
        energy.consumption("organizationId", landlord, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(74_400.0));
        close("2025-01");

        registry.event(
                        "meter",
                        "updated",
                        lodging,
                        1,
                        text("buildingId", tower),
                        text("parentId", mains),
                        text("organizationId", lodger),
                        RESTATEMENT)
                .publish();

        energy.consumption("organizationId", landlord, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(59_520.0));
        restatements()
                .body("items.month", everyItem(equalTo("2025-01")))
                .body("items.reason", everyItem(equalTo("Surveyed anew")))
                .body("items.findAll { it.subjectId == '%s' }.quantityBefore".formatted(landlord), contains(74_400.0))
                .body("items.findAll { it.subjectId == '%s' }.quantityAfter".formatted(landlord), contains(59_520.0))
                .body("items.findAll { it.subjectId == '%s' }.quantityBefore".formatted(lodger), contains(0.0))
                .body("items.findAll { it.subjectId == '%s' }.quantityAfter".formatted(lodger), contains(14_880.0))
                .body("items.size()", equalTo(2));
    }

    /** The registry knew nothing of it when it let the change through. */
    @Test
    void areRestatedThoughTheMonthWasClosedMeanwhile() {
        move();

        february("areaId", linkong, 10 * 264.0);
        february("areaId", hongqiao, 18 * 264.0);
        restatements()
                .body("items.reason", everyItem(equalTo("Closed while a change in the asset registry was under way")))
                .body("items.actor", everyItem(equalTo("platform")));
        assertEquals(2, restated().size());
    }

    @Test
    void stayWhereOnlyOpenMonthsMove() {
        registry.event(
                        "building",
                        "updated",
                        building,
                        1,
                        placements(
                                placement("", text("areaId", linkong)),
                                placement("2025-03-01", text("areaId", hongqiao))),
                        RESTATEMENT)
                .publish();

        february("areaId", linkong, 28 * 264.0);
        energy.consumption("areaId", hongqiao, "from", "2025-03", "to", "2025-04")
                .body("rows.quantity", contains(31 * 264.0));
        restatements().body("items", empty());
    }

    /** An end use follows from the whole. */
    @Test
    void areRestatedAsAWholeOnly() {
        registry.event(
                        "meter",
                        "updated",
                        shop,
                        1,
                        text("buildingId", building),
                        text("parentId", main),
                        text("endUse", "HVAC"),
                        RESTATEMENT)
                .publish();
        february("areaId", district, 28 * 240.0);
        assertEquals(3, restated().size());

        registry.event("meter", "updated", shop, 2, text("buildingId", building), text("parentId", main))
                .publish();

        february("areaId", district, 28 * 240.0);
        assertEquals(3, restated().size());
    }

    private void move(String... more) {
        var properties = new ArrayList<>(List.of(more));
        properties.add(
                placements(placement("", text("areaId", linkong)), placement("2025-02-11", text("areaId", hongqiao))));
        registry.event("building", "updated", building, 1, properties.toArray(String[]::new))
                .publish();
    }

    private void february(String node, String id, double quantity) {
        energy.consumption(node, id, "from", "2025-02", "to", "2025-03").body("rows.quantity", contains(quantity));
    }

    private ValidatableResponse restatements() {
        return energy.as("viewer").get(API + "/restatements").then().statusCode(200);
    }

    private Set<List<Object>> restated() {
        List<Map<String, Object>> items = restatements().extract().path("items");
        return items.stream()
                .map(item -> List.of(
                        item.get("kind"),
                        item.get("subjectId"),
                        item.get("subjectCode"),
                        item.get("quantityBefore"),
                        item.get("quantityAfter")))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void close(String month) {
        energy.as("tenant-admin")
                .body("{\"month\":\"%s\"}".formatted(month))
                .post(API + "/closed-months")
                .then()
                .statusCode(201);
    }

    /** February and March. */
    private void send(String meter, double hourly) {
        energy.sendBlocks(block(meter, FEBRUARY, flat(59 * 96, hourly / 4))).body("accepted", equalTo(1));
    }
}
