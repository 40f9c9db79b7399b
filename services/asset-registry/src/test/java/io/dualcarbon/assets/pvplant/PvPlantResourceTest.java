package io.dualcarbon.assets.pvplant;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newPvPlant;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class PvPlantResourceTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void knowsItsMeterAndPeakPower() {
        var building = registry.building("KINGBOARD", registry.area("LINKONG"));
        var meter = registry.meter("PV1-E", building);

        var id = registry.registered(
                "pv-plants", with(with(newPvPlant("PV1", building), "meterId", meter), "peakPowerKw", 420.125));

        registry.get("pv-plants/" + id)
                .body("meterId", equalTo(meter))
                .body("peakPowerKw", equalTo(420.125f))
                .body("commissionedOn", equalTo("2023-06-30"));
    }

    @Test
    void mayBeWithoutAMeterAndADate() {
        var building = registry.building("KINGBOARD", registry.area("LINKONG"));

        var answer = registry.post("pv-plants", without(newPvPlant("PV1", building), "commissionedOn"));

        answer.statusCode(201).body("$", not(hasKey("meterId"))).body("$", not(hasKey("commissionedOn")));
    }

    @Test
    void standsOnABuildingOfTheTenantAndIsMeasuredByOneOfItsMeters() {
        var building = registry.building("KINGBOARD", registry.area("LINKONG"));
        var elsewhere = TestRegistry.fresh();
        var foreign = elsewhere.building("HQ", elsewhere.area("CN"));

        registry.post("pv-plants", newPvPlant("PV1", foreign))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "reference-unknown"))
                .body("violations.field", contains("buildingId"));
        registry.post("pv-plants", with(newPvPlant("PV1", building), "meterId", elsewhere.meter("E1", foreign)))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "reference-unknown"))
                .body("violations.field", contains("meterId"));
    }

    @ParameterizedTest
    @CsvSource({
        "peakPowerKw, 0, invalid-request",
        "peakPowerKw, -5, invalid-request",
        "peakPowerKw, 1000000000, invalid-request",
    })
    void namesTheNumberItRejects(String field, long value, String problem) {
        var answer = registry.post("pv-plants", with(newPvPlant("PV1", unknownId()), field, value));

        answer.statusCode(400).body("type", equalTo(PROBLEM + problem)).body("violations.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"commissionedOn, 2023-02-30", "commissionedOn, 2023", "peakPowerKw, 420", "buildingId, KINGBOARD"})
    void refusesTextThatIsNoValue(String field, String value) {
        var answer = registry.post("pv-plants", with(newPvPlant("PV1", unknownId()), field, value));

        answer.statusCode(400).body("type", equalTo(PROBLEM + "wrong-type")).body("violations.field", contains(field));
    }
}
