package io.dualcarbon.assets.chargingstation;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newChargingStation;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class ChargingStationResourceTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void standsInABuildingOrInAnAreaButNotInBoth() {
        var area = registry.area("BLOCK-228");
        var building = registry.building("RENTALS", area);
        var nowhere = without(newChargingStation("EV1", building), "buildingId");

        registry.post("charging-stations", nowhere)
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "place-not-unique"))
                .body("violations.field", contains("buildingId"));
        registry.post("charging-stations", with(newChargingStation("EV1", building), "areaId", area))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "place-not-unique"));
        registry.post("charging-stations", with(nowhere, "areaId", area))
                .statusCode(201)
                .body("areaId", equalTo(area));
    }

    @Test
    void knowsItsPointsPowerAndMeter() {
        var building = registry.building("RENTALS", registry.area("BLOCK-228"));
        var meter = registry.meter("EV1-E", building);

        var answer = registry.post(
                "charging-stations",
                with(newChargingStation("EV1", building), Map.of("meterId", meter, "ratedPowerKw", 399.5)));

        answer.statusCode(201)
                .body("chargingPoints", equalTo(57))
                .body("ratedPowerKw", equalTo(399.5f))
                .body("meterId", equalTo(meter));
    }

    @Test
    void refusesPlacesAndMetersThatAreNotTheTenants() {
        var elsewhere = TestRegistry.fresh();
        var area = elsewhere.area("CN");
        var building = elsewhere.building("HQ", area);
        var meter = elsewhere.meter("E1", building);
        var own = newChargingStation("EV1", registry.building("RENTALS", registry.area("BLOCK-228")));

        refersToNothing(newChargingStation("EV1", building), "buildingId");
        refersToNothing(with(without(own, "buildingId"), "areaId", area), "areaId");
        refersToNothing(with(own, "meterId", meter), "meterId");
    }

    @ParameterizedTest
    @CsvSource({
        "chargingPoints, 0",
        "chargingPoints, -3",
        "chargingPoints, 100001",
        "ratedPowerKw, 0",
        "ratedPowerKw, -7",
    })
    void namesTheNumberItRejects(String field, int value) {
        var answer = registry.post("charging-stations", with(newChargingStation("EV1", unknownId()), field, value));

        answer.statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-request"))
                .body("violations.field", contains(field));
    }

    @Test
    void refusesHalfAChargingPoint() {
        var answer =
                registry.post("charging-stations", with(newChargingStation("EV1", unknownId()), "chargingPoints", 1.5));

        answer.statusCode(400)
                .body("type", equalTo(PROBLEM + "wrong-type"))
                .body("violations.field", contains("chargingPoints"));
    }

    private void refersToNothing(Map<String, Object> request, String field) {
        registry.post("charging-stations", request)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "reference-unknown"))
                .body("violations.field", contains(field));
    }
}
