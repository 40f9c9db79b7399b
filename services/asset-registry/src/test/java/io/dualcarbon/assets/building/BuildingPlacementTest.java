package io.dualcarbon.assets.building;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newBuilding;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.FeedReader;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a building lies, whose it is and what it is there for, from a day on. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class BuildingPlacementTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final String later = today.plusMonths(2).toString();

    private final TestRegistry registry = TestRegistry.fresh();
    private String linkong = "";
    private String hongqiao = "";
    private String building = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void register() {
        linkong = registry.area("LINKONG");
        hongqiao = registry.area("HONGQIAO");
        building = registry.building("HQ", linkong);
    }

    @Test
    void movesOnADay() {
        var owner = registry.organization("OWNER");

        place("2025-03-01", 0, Map.of("areaId", hongqiao, "use", "OFFICE", "grossFloorAreaM2", 21000))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("areaId", equalTo(hongqiao))
                .body("organizationId", nullValue())
                .body("largePublicBuilding", equalTo(true));
        place(later, 1, with(in(linkong), Map.of("organizationId", owner, "use", "HOTEL")))
                .statusCode(200);

        var stored = registry.get("buildings/" + building)
                .body("areaId", equalTo(hongqiao))
                .body("use", equalTo("OFFICE"))
                .body("grossFloorAreaM2", equalTo(21000))
                .body("placements[0]", not(hasKey("validFrom")))
                .body("placements.validFrom", contains(null, "2025-03-01", later))
                .body("placements.areaId", contains(linkong, hongqiao, linkong))
                .body("placements.use", contains("OFFICE", "OFFICE", "HOTEL"))
                .body("placements.grossFloorAreaM2", contains(null, 21000, null))
                .body("placements.organizationId", contains(null, null, owner))
                .extract()
                .as(Map.class);
        registry.get("buildings?areaId=" + hongqiao).body("items.id", contains(building));
        registry.get("buildings?areaId=" + linkong).body("items", empty());
        assertEquals(
                stored,
                new FeedReader(registry.tenant().token("viewer")).next(6).get(5).get("data"));
    }

    @Test
    void isReplacedOrTakenBackOnItsDay() {
        place("2025-03-01", 0, in(hongqiao)).statusCode(200);

        place("2025-03-01", 1, in(hongqiao)).statusCode(200).header("ETag", "\"1\"");
        place("2025-03-01", 1, with(in(hongqiao), "use", "HOTEL"))
                .statusCode(200)
                .body("placements.use", contains("OFFICE", "HOTEL"));
        remove("2025-03-02", 2).statusCode(404).body("type", equalTo(PROBLEM + "placement-not-found"));
        remove("2025-03-01", 1).statusCode(412);
        remove("2025-03-01", 2)
                .statusCode(200)
                .body("areaId", equalTo(linkong))
                .body("placements.areaId", contains(linkong));
    }

    @Test
    void isCorrectedSinceItHolds() {
        place("2025-03-01", 0, in(hongqiao)).statusCode(200);

        registry.put("buildings", building, 1, with(newBuilding("HQ", linkong), "use", "HOTEL"))
                .statusCode(200)
                .body("placements.validFrom", contains(null, "2025-03-01"))
                .body("placements.areaId", contains(linkong, linkong))
                .body("placements.use", contains("OFFICE", "HOTEL"));
    }

    @Test
    void keepsAnAreaInUseAsLongAsItHolds() {
        registry.refusesToRetire("areas", linkong, "The area LINKONG is still used by the building HQ");

        place("2025-03-01", 0, in(hongqiao)).statusCode(200);
        place(later, 1, in(linkong)).statusCode(200);
        registry.refusesToRetire("areas", linkong, "The area LINKONG is still used by the building HQ");
        registry.refusesToRetire("areas", hongqiao, "The area HONGQIAO is still used by the building HQ");

        remove(later, 2).statusCode(200);
        registry.retire("areas", linkong, 0).statusCode(200);
        refuses(place("2025-02-01", 3, in(linkong)), 409, "reference-retired");
    }

    @Test
    void refusesWhatCannotBe() {
        refuses(place("1989-12-31", 0, in(hongqiao)), 400, "valid-from-invalid");
        refuses(place("2101-01-01", 0, in(hongqiao)), 400, "valid-from-invalid");
        refuses(place("2025-03-01", 0, in(unknownId())), 409, "reference-unknown");
        refuses(place("2025-03-01", 0, in(TestRegistry.fresh().area("LINKONG"))), 409, "reference-unknown");
        refuses(place("2025-03-01", 0, with(in(hongqiao), "organizationId", hongqiao)), 409, "reference-unknown");
        refuses(place("2025-03-01", 0, without(in(hongqiao), "use")), 400, "invalid-request");
        refuses(place("2025-03-01", 0, with(in(hongqiao), "grossFloorAreaM2", 0)), 400, "invalid-request");
        refuses(place("2025-03-01", 1, in(hongqiao)), 412, "version-stale");
        refuses(
                registry.put("buildings/" + unknownId() + "/placements", "2025-03-01", 0, in(hongqiao)),
                404,
                "record-not-found");
        registry.get("buildings/" + building).header("ETag", "\"0\"");

        registry.retire("buildings", building, 0).statusCode(200);
        refuses(place("2025-03-01", 1, in(hongqiao)), 409, "record-retired");
        refuses(remove("2025-03-01", 1), 409, "record-retired");
    }

    @Test
    void changesOnAHundredDaysAtMost() {
        var first = today.plusMonths(2);
        for (var i = 0; i < 100; i++) {
            place(first.plusDays(i).toString(), i, in(i % 2 == 0 ? hongqiao : linkong))
                    .statusCode(200);
        }

        refuses(place(first.plusDays(100).toString(), 100, in(hongqiao)), 409, "said-too-often");
        place(first.plusDays(99).toString(), 100, in(hongqiao)).statusCode(200);
        remove(first.toString(), 101).statusCode(200);
        place(first.plusDays(100).toString(), 102, in(linkong)).statusCode(200);
    }

    @Test
    void isOnlyForThoseWhoMayWriteAll() {
        var path = API + "buildings/" + building + "/placements/2025-03-01";

        given().contentType("application/json")
                .body(in(hongqiao))
                .put(path)
                .then()
                .statusCode(401);
        given().delete(path).then().statusCode(401);
        var analyst = registry.tenant().as("analyst").header("If-Match", "\"0\"");
        analyst.body(in(hongqiao)).put(path).then().statusCode(403);
        var partner = registry.tenant()
                .asPartner("hongqiao-linkong", "assets:read", "assets:write")
                .header("If-Match", "\"0\"");
        refuses(partner.body(in(hongqiao)).put(path).then(), 403, "not-for-partners");
        registry.tenant()
                .asPartner("hongqiao-linkong", "assets:read")
                .get(API + "buildings/" + building)
                .then()
                .statusCode(200)
                .body("placements.areaId", contains(linkong));
    }

    @Test
    void isToldAsItWasKnown() {
        var known = Instant.now();
        place("2025-03-01", 0, in(hongqiao)).statusCode(200);

        registry.get("buildings/" + building + "?asOf=" + known)
                .body("areaId", equalTo(linkong))
                .body("placements.areaId", contains(linkong));
        registry.get("buildings/" + building).body("areaId", equalTo(hongqiao));
    }

    private static Map<String, Object> in(String areaId) {
        return Map.of("areaId", areaId, "use", "OFFICE");
    }

    private ValidatableResponse place(String day, int version, Map<String, Object> placement) {
        return registry.put("buildings/" + building + "/placements", day, version, placement);
    }

    private ValidatableResponse remove(String day, int version) {
        return registry.delete("buildings/" + building + "/placements", day, version);
    }

    private static void refuses(ValidatableResponse answer, int status, String problem) {
        answer.statusCode(status).body("type", equalTo(PROBLEM + problem));
    }
}
