package io.dualcarbon.assets.meter;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newMeter;
import static io.dualcarbon.assets.TestRegistry.newPvPlant;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a meter stands, what lies above it, and what keeps it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class MeterPlaceTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void standsInABuildingOrInAnAreaButNotInBoth() {
        var area = registry.area("CN");
        var building = registry.building("HQ", area);
        var nowhere = without(newMeter("E1", building), "buildingId");

        post(with(newMeter("E1", building), "areaId", area)).statusCode(400).body("type", placeNotUnique());
        post(nowhere).statusCode(400).body("type", placeNotUnique()).body("violations.field", contains("buildingId"));
        post(with(nowhere, "areaId", area)).statusCode(201).body("areaId", equalTo(area));
        post(newMeter("E2", building)).statusCode(201).body("buildingId", equalTo(building));
    }

    @Test
    void isListedByWhereItStands() {
        var area = registry.area("CN");
        var building = registry.building("HQ", area);
        var other = registry.building("MALL", area);
        registry.meter("E1", building);
        registry.meter("E2", other);
        registry.registered("meters", with(without(newMeter("E3", ""), "buildingId"), "areaId", area));

        registry.get("meters?buildingId=" + building).body("items.code", contains("E1"));
        registry.get("meters?areaId=" + area).body("items.code", contains("E3"));
        registry.get("meters").body("items.code", contains("E1", "E2", "E3"));
        registry.get("meters?parentId=" + unknownId()).statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B1", "B1A", "D6"})
    void measuresAnEndUseBelowAParent(String endUse) {
        var building = registry.place();
        var main = registry.meter("E0", building);
        var request = with(newMeter("E1", building), "endUse", endUse);

        post(request)
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "end-use-without-parent"))
                .body("violations.field", contains("endUse"));
        post(with(request, "parentId", main)).statusCode(201).body("endUse", equalTo(endUse));
    }

    @Test
    void refusesAParentOfAnotherCarrier() {
        var building = registry.place();
        var main = registry.meter("E0", building);
        var gas = Map.<String, Object>of("carrier", "NATURAL_GAS", "unit", "m3", "parentId", main);

        var answer = post(with(newMeter("G1", building), gas));

        answer.statusCode(409)
                .body("type", equalTo(PROBLEM + "parent-carrier-differs"))
                .body("detail", equalTo("The meter G1 measures NATURAL_GAS, its parent must too"))
                .body("violations.field", contains("parentId"));
    }

    @Test
    void refusesAParentThatIsNotThereOrNotTheTenants() {
        var building = registry.place();
        var elsewhere = TestRegistry.fresh();
        var foreign = elsewhere.meter("E0", elsewhere.building("HQ", elsewhere.area("CN")));

        for (var parentId : List.of(foreign, unknownId())) {
            post(with(newMeter("E1", building), "parentId", parentId))
                    .statusCode(409)
                    .body("type", equalTo(PROBLEM + "reference-unknown"))
                    .body("violations.field", contains("parentId"));
        }
    }

    @Test
    void isNeverBelowItself() {
        var building = registry.place();
        var main = registry.meter("E0", building);
        var floor = registry.registered("meters", with(newMeter("E1", building), "parentId", main));
        var room = registry.registered("meters", with(newMeter("E2", building), "parentId", floor));

        for (var parentId : List.of(main, floor, room)) {
            registry.put("meters", main, 0, with(newMeter("E0", building), "parentId", parentId))
                    .statusCode(409)
                    .body("type", equalTo(PROBLEM + "record-in-itself"));
        }
        registry.put("meters", room, 0, with(newMeter("E2", building), "parentId", main))
                .statusCode(200);
    }

    @Test
    void maySwapItsPlaceParentAndEndUse() {
        var area = registry.area("CN");
        var building = registry.building("HQ", area);
        var main = registry.meter("E0", building);
        var id = registry.meter("E1", building);

        var below =
                registry.put("meters", id, 0, with(newMeter("E1", building), Map.of("parentId", main, "endUse", "C1")));
        var outside =
                registry.put("meters", id, 1, with(without(newMeter("E1", building), "buildingId"), "areaId", area));

        below.statusCode(200).body("endUse", equalTo("C1")).body("parentId", equalTo(main));
        outside.statusCode(200);
        assertEquals(
                with(
                        with(without(newMeter("E1", building), "buildingId"), "areaId", area),
                        Map.of("id", id, "version", 2, "multiplier", 1, "configurations", List.of())),
                outside.extract().as(Map.class));
    }

    @Test
    void staysWhileSomethingRestsOnIt() {
        var building = registry.place();
        var meter = registry.meter("E0", building);
        var below = registry.registered("meters", with(newMeter("E1", building), "parentId", meter));
        registry.refusesToRetire("meters", meter, "The meter E0 is still used by the meter E1");
        registry.retire("meters", below, 0).statusCode(200);

        var plant = registry.registered("pv-plants", with(newPvPlant("PV1", building), "meterId", meter));
        registry.refusesToRetire("meters", meter, "The meter E0 is still used by the PV plant PV1");
        registry.retire("pv-plants", plant, 0).statusCode(200);

        var station = registry.registered(
                "charging-stations", with(TestRegistry.newChargingStation("EV1", building), "meterId", meter));
        registry.refusesToRetire("meters", meter, "The meter E0 is still used by the charging station EV1");
        registry.retire("charging-stations", station, 0).statusCode(200);

        registry.retire("meters", meter, 0).statusCode(200);
    }

    private ValidatableResponse post(Map<String, Object> request) {
        return registry.post("meters", request);
    }

    private static Matcher<String> placeNotUnique() {
        return equalTo(PROBLEM + "place-not-unique");
    }
}
