package io.dualcarbon.assets.registry;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newArea;
import static io.dualcarbon.assets.TestRegistry.newBuilding;
import static io.dualcarbon.assets.TestRegistry.newMeter;
import static io.dualcarbon.assets.TestRegistry.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of what places a record, where months are closed. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class ClosedMonthsTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

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
    void refuseABuildingThatMoves() {
        FakeEnergyData.close(registry.tenant(), "2015-03");
        FakeEnergyData.close(registry.tenant(), "2015-01");

        refuses(place("2015-03-31", 0), "2015-03");
        refuses(place("2014-06-01", 0), "2015-01");
        refuses(registry.put("buildings", building, 0, newBuilding("HQ", hongqiao)), "2015-01");
        refuses(
                registry.put("buildings", building, 0, with(newBuilding("HQ", linkong), "grossFloorAreaM2", 5)),
                "2015-01");
        registry.get("buildings/" + building).header("ETag", "\"0\"").body("areaId", equalTo(linkong));

        place("2015-04-01", 0).statusCode(200);
        place("2015-02-01", 1, linkong).statusCode(200); // where it lay in March anyhow
        registry.delete("buildings/" + building + "/placements", "2015-02-01", 2)
                .statusCode(200);
    }

    @Test
    void refuseOnlyTheDaysThatAreOtherThanBefore() {
        place("2015-02-01", 0).statusCode(200);
        place("2015-04-01", 1, linkong).statusCode(200);
        FakeEnergyData.close(registry.tenant(), "2015-03");

        refuses(place("2015-02-01", 2, linkong), "2015-03");
        refuses(registry.delete("buildings/" + building + "/placements", "2015-02-01", 2), "2015-03");
        registry.put("buildings", building, 2, newBuilding("HQ", hongqiao)).statusCode(200); // since April
    }

    @Test
    void refuseAMeterThatGetsAnotherParent() {
        var main = registry.meter("E0", building);
        var meter = registry.meter("E1", building);
        FakeEnergyData.close(registry.tenant(), "2015-03");

        var below = with(newMeter("E1", building), "parentId", main);
        refuses(registry.put("meters", meter, 0, below), "2015-03");
        refuses(configure(meter, "2015-03-31", 0, Map.of("parentId", main)), "2015-03");
        refuses(configure(meter, "2015-01-01", 0, Map.of("buildingId", registry.building("B2", hongqiao))), "2015-03");
        refuses(configure(meter, "2015-01-01", 0, Map.of("multiplier", 2)), "2015-03");
        configure(meter, "2015-01-01", 0, Map.of("buildingId", building)).statusCode(200);
        configure(meter, "2015-04-01", 1, Map.of("parentId", main)).statusCode(200);
        registry.put("meters", meter, 2, with(newMeter("E1", building), "name", "虹桥"))
                .statusCode(200);
    }

    @Test
    void refuseAnAreaThatMoves() {
        FakeEnergyData.close(registry.tenant(), "2015-03");

        refuses(registry.put("areas", hongqiao, 0, with(newArea("HONGQIAO"), "parentId", linkong)), "2015-03");
        registry.put("areas", hongqiao, 0, with(newArea("HONGQIAO"), "name", "虹桥"))
                .statusCode(200);
    }

    @Test
    void areRestatedByThoseWhoMay() {
        FakeEnergyData.close(registry.tenant(), "2015-03");
        var path = "buildings/" + building + "/placements/2015-03-15?restate=";
        var feed = new FeedReader(registry.tenant().token("viewer")).skipAll();
        var body = Map.of("areaId", hongqiao, "use", "OFFICE");

        registry.tenant()
                .as("assets:write")
                .header("If-Match", "\"0\"")
                .body(body)
                .put(API + path + "Surveyed anew")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "restatement-forbidden"));
        restating(path + "x", body).statusCode(400).body("type", equalTo(PROBLEM + "invalid-request"));
        restating(path + "Surveyed anew", body).statusCode(200).body("$", not(hasKey("restatement")));

        var data = dataOf(feed);
        assertEquals(
                Map.of(
                        "reason",
                        "Surveyed anew",
                        "actor",
                        "tenant-admin@" + registry.tenant().id()),
                data.get("restatement"));
        registry.get("buildings/" + building + "?asOf=" + Instant.now())
                .statusCode(200)
                .body("areaId", equalTo(hongqiao))
                .body("$", not(hasKey("restatement")));
    }

    @Test
    void areNotAskedForWhereNothingMovesInThePast() {
        FakeEnergyData.goAway(registry.tenant());
        var meter = registry.meter("E1", building);

        place("2015-03-15", 0).statusCode(503).body("type", equalTo(PROBLEM + "dependency-unavailable"));
        registry.put("buildings", building, 0, newBuilding("HQ", hongqiao)).statusCode(503);
        registry.get("buildings/" + building).header("ETag", "\"0\"");

        registry.put("buildings", building, 0, with(newBuilding("HQ", linkong), "name", "虹桥"))
                .statusCode(200);
        place(today.withDayOfMonth(1).toString(), 1).statusCode(200);
        place(today.plusYears(1).toString(), 2, linkong).statusCode(200);
        configure(meter, today.toString(), 0, Map.of("multiplier", 2)).statusCode(200);
        var feed = new FeedReader(registry.tenant().token("viewer")).skipAll();
        registry.tenant()
                .as("tenant-admin")
                .header("If-Match", "\"3\"")
                .body(with(newBuilding("HQ", hongqiao), "name", "临空"))
                .put(API + "buildings/" + building + "?restate=A name only")
                .then()
                .statusCode(200);
        assertFalse(dataOf(feed).containsKey("restatement"));
    }

    private static Map<?, ?> dataOf(FeedReader feed) {
        return (Map<?, ?>) Objects.requireNonNull(feed.next(1).get(0).get("data"));
    }

    private ValidatableResponse restating(String path, Object body) {
        return registry.tenant()
                .as("tenant-admin")
                .header("If-Match", "\"0\"")
                .body(body)
                .put(API + path)
                .then();
    }

    private ValidatableResponse place(String day, int version) {
        return place(day, version, hongqiao);
    }

    private ValidatableResponse place(String day, int version, String area) {
        return registry.put(
                "buildings/" + building + "/placements", day, version, Map.of("areaId", area, "use", "OFFICE"));
    }

    private ValidatableResponse configure(String id, String day, int version, Map<String, ?> configuration) {
        return registry.put("meters/" + id + "/configurations", day, version, configuration);
    }

    private static void refuses(ValidatableResponse answer, String month) {
        answer.statusCode(409)
                .body("type", equalTo(PROBLEM + "month-closed"))
                .body(
                        "detail",
                        equalTo(month + " is closed and the change reaches into it; who may restate can make it with"
                                + " `restate`"));
    }
}
