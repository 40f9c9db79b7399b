package io.dualcarbon.assets.area;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newArea;
import static io.dualcarbon.assets.TestRegistry.newChargingStation;
import static io.dualcarbon.assets.TestRegistry.newMeter;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.InParallel;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class AreaResourceTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void listsWhatLiesDirectlyInAnArea() {
        var district = registry.area("CN");
        var zone = registry.registered("areas", with(newArea("LINKONG"), "parentId", district));
        registry.registered("areas", with(newArea("BLOCK-228"), "parentId", zone));

        var answer = registry.get("areas?parentId=" + district);

        answer.statusCode(200).body("items.code", contains("LINKONG"));
    }

    @Test
    void refusesAParentThatIsNotThereOrNotTheTenants() {
        var foreign = TestRegistry.fresh().area("CN");

        for (var parentId : List.of(foreign, unknownId())) {
            registry.post("areas", with(newArea("LINKONG"), "parentId", parentId))
                    .statusCode(409)
                    .body("type", equalTo(PROBLEM + "reference-unknown"))
                    .body("detail", equalTo("No area " + parentId + " to refer to"))
                    .body("violations.field", contains("parentId"));
        }
    }

    @Test
    void refusesARetiredParent() {
        var district = registry.area("CN");
        registry.retire("areas", district, 0).statusCode(200);

        var answer = registry.post("areas", with(newArea("LINKONG"), "parentId", district));

        answer.statusCode(409)
                .body("type", equalTo(PROBLEM + "reference-retired"))
                .body("violations.field", contains("parentId"));
    }

    @Test
    void refusesATreeThatClosesOnItself() {
        var district = registry.area("CN");
        var zone = registry.registered("areas", with(newArea("LINKONG"), "parentId", district));
        var block = registry.registered("areas", with(newArea("BLOCK-228"), "parentId", zone));

        for (var parentId : List.of(district, zone, block)) {
            registry.put("areas", district, 0, with(newArea("CN"), "parentId", parentId))
                    .statusCode(409)
                    .body("type", equalTo(PROBLEM + "record-in-itself"))
                    .body("violations.field", contains("parentId"));
        }
    }

    @Test
    void letsNoTwoMoversCloseACircle() {
        for (var round = 0; round < 10; round++) {
            var a = "A" + round;
            var b = "B" + round;
            var first = registry.area(a);
            var second = registry.area(b);

            var statuses = InParallel.call(
                    () -> registry.put("areas", first, 0, with(newArea(a), "parentId", second))
                            .extract()
                            .statusCode(),
                    () -> registry.put("areas", second, 0, with(newArea(b), "parentId", first))
                            .extract()
                            .statusCode());

            assertEquals(List.of(200, 409), statuses.stream().sorted().toList());
        }
    }

    @Test
    void staysWhileSomethingLivesInIt() {
        var area = registry.area("CN");
        var zone = registry.registered("areas", with(newArea("LINKONG"), "parentId", area));
        refusesToRetire(area, "The area CN is still used by the area LINKONG");
        registry.retire("areas", zone, 0).statusCode(200);

        var building = registry.building("HQ", area);
        refusesToRetire(area, "The area CN is still used by the building HQ");
        registry.retire("buildings", building, 0).statusCode(200);

        var inArea = Map.<String, Object>of("areaId", area);
        var meter = registry.registered("meters", with(without(newMeter("E1", ""), "buildingId"), inArea));
        refusesToRetire(area, "The area CN is still used by the meter E1");
        registry.retire("meters", meter, 0).statusCode(200);

        var station = registry.registered(
                "charging-stations", with(without(newChargingStation("EV", ""), "buildingId"), inArea));
        refusesToRetire(area, "The area CN is still used by the charging station EV");
        registry.retire("charging-stations", station, 0).statusCode(200);

        registry.retire("areas", area, 0).statusCode(200);
    }

    @Test
    void neitherGainsNorLosesABuildingWhileItRetires() {
        for (var round = 0; round < 10; round++) {
            var code = "B" + round;
            var area = registry.area("A" + round);

            var statuses = InParallel.call(
                    () -> registry.post("buildings", TestRegistry.newBuilding(code, area))
                            .extract()
                            .statusCode(),
                    () -> registry.retire("areas", area, 0).extract().statusCode());

            assertEquals(409, statuses.stream().mapToInt(i -> i).max().orElseThrow(), statuses::toString);
            assertEquals(1, statuses.stream().filter(status -> status == 409).count(), statuses::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parent=1", "parentId=1", "limit=501", "limit=0", "limit=x", "cursor=%21", "cursor=AA"})
    void refusesAMisspeltOrUnreadableParameter(String query) {
        var answer = registry.get("areas?" + query);

        answer.statusCode(400).contentType("application/problem+json").body("type", containsString(PROBLEM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":", "", "null", "[]", "{\"code\":\"A1\",\"code\":\"A1\"}", "{} {}"})
    void refusesABodyThatIsNoRequest(String body) {
        var answer = registry.post("areas", body);

        answer.statusCode(400).contentType("application/problem+json").body("type", containsString(PROBLEM));
    }

    private void refusesToRetire(String area, String detail) {
        registry.retire("areas", area, 0)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "record-in-use"))
                .body("detail", equalTo(detail));
    }
}
