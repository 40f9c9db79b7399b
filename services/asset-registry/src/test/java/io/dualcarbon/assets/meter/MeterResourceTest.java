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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MeterResourceTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @ParameterizedTest
    @CsvSource({
        "ELECTRICITY, kWh",
        "ELECTRICITY, MWh",
        "NATURAL_GAS, m3",
        "WATER, m3",
        "HEAT, GJ",
        "HEAT, MJ",
        "COOLING, GJ",
        "COOLING, MJ",
        "PETROL, t",
        "DIESEL, t",
    })
    void takesAUnitOfItsCarrier(String carrier, String unit) {
        var answer = post(with(request(), Map.of("carrier", carrier, "unit", unit)));

        answer.statusCode(201).body("carrier", equalTo(carrier)).body("unit", equalTo(unit));
    }

    @ParameterizedTest
    @CsvSource({
        "ELECTRICITY, kwh",
        "ELECTRICITY, GJ",
        "NATURAL_GAS, kWh",
        "WATER, t",
        "HEAT, kWh",
        "COOLING, m3",
        "PETROL, L",
        "DIESEL, kg",
    })
    void refusesAnyOtherUnit(String carrier, String unit) {
        var answer = post(with(request(), Map.of("carrier", carrier, "unit", unit)));

        answer.statusCode(400)
                .body("type", equalTo(PROBLEM + "unit-not-for-carrier"))
                .body("violations.field", contains("unit"));
    }

    @Test
    void saysWhichUnitsItWouldTake() {
        var answer = post(with(request(), Map.of("carrier", "HEAT", "unit", "kWh")));

        answer.body("detail", equalTo("HEAT is metered in GJ / MJ, not in kWh"));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 15, 30, 60})
    void isReadAtAKnownInterval(int minutes) {
        var answer = post(with(request(), "intervalMinutes", minutes));

        answer.statusCode(201).body("reading", equalTo("INTERVAL")).body("intervalMinutes", equalTo(minutes));
    }

    @ParameterizedTest
    @CsvSource({"INTERVAL, ", "INTERVAL, 0", "INTERVAL, 20", "INTERVAL, 1440", "BILLED, 15"})
    void refusesAnIntervalThatDoesNotFitTheReading(String reading, Integer minutes) {
        var request = with(without(request(), "intervalMinutes"), "reading", reading);

        var answer = post(minutes == null ? request : with(request, "intervalMinutes", minutes));

        answer.statusCode(400)
                .body("type", equalTo(PROBLEM + "interval-not-for-reading"))
                .body("violations.field", contains("intervalMinutes"));
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
        var building = place();
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
        var building = place();
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
        var building = place();
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
        var building = place();
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
    void keepsItsExternalIdToItselfInItsTenant() {
        var building = place();
        var other = TestRegistry.fresh();
        var external = Map.<String, Object>of("externalId", "3100-0047");
        post(with(newMeter("E1", building), external)).statusCode(201).body("externalId", equalTo("3100-0047"));

        var second = post(with(newMeter("E2", building), external));

        second.statusCode(409)
                .body("type", equalTo(PROBLEM + "external-id-taken"))
                .body("detail", equalTo("The external id 3100-0047 belongs to another meter"))
                .body("violations.field", contains("externalId"));
        post(newMeter("E3", building)).statusCode(201);
        post(newMeter("E4", building)).statusCode(201);
        other.post("meters", with(newMeter("E1", other.building("HQ", other.area("CN"))), external))
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "carrier, WATER",
        "unit, MWh",
        "reading, BILLED",
        "intervalMinutes, 30",
        "intervalMinutes, 7",
        "direction, GENERATION",
    })
    void keepsWhatItsReadingsRestOn(String field, String value) {
        var building = place();
        var request = newMeter("E1", building);
        var id = registry.registered("meters", request);

        var answer = registry.put(
                "meters", id, 0, with(request, field, value.matches("\\d+") ? Integer.valueOf(value) : value));

        answer.statusCode(409)
                .body("type", equalTo(PROBLEM + "meter-basis-fixed"))
                .body("detail", equalTo("The " + field + " of the meter E1 cannot be changed: readings rest on it"))
                .body("violations.field", contains(field));
        registry.get("meters/" + id).header("ETag", "\"0\"");
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
                        Map.of("id", id, "version", 2)),
                outside.extract().as(Map.class));
    }

    @Test
    void staysWhileSomethingRestsOnIt() {
        var building = place();
        var meter = registry.meter("E0", building);
        var below = registry.registered("meters", with(newMeter("E1", building), "parentId", meter));
        refusesToRetire(meter, "The meter E0 is still used by the meter E1");
        registry.retire("meters", below, 0).statusCode(200);

        var plant = registry.registered("pv-plants", with(newPvPlant("PV1", building), "meterId", meter));
        refusesToRetire(meter, "The meter E0 is still used by the PV plant PV1");
        registry.retire("pv-plants", plant, 0).statusCode(200);

        var station = registry.registered(
                "charging-stations", with(TestRegistry.newChargingStation("EV1", building), "meterId", meter));
        refusesToRetire(meter, "The meter E0 is still used by the charging station EV1");
        registry.retire("charging-stations", station, 0).statusCode(200);

        registry.retire("meters", meter, 0).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "carrier, COAL, wrong-type",
        "direction, SIDEWAYS, wrong-type",
        "reading, GUESSED, wrong-type",
        "unit, ' ', invalid-request",
        "endUse, b1, invalid-request",
        "externalId, ' x', invalid-request",
        "buildingId, HQ, wrong-type",
    })
    void namesTheFieldItRejects(String field, String value, String problem) {
        var answer = post(with(request(), field, value));

        answer.statusCode(400).body("type", equalTo(PROBLEM + problem)).body("violations.field", contains(field));
    }

    private Map<String, Object> request() {
        return newMeter("E1", place());
    }

    private String place() {
        return registry.building("HQ", registry.area("CN"));
    }

    private ValidatableResponse post(Map<String, Object> request) {
        return registry.post("meters", request);
    }

    private void refusesToRetire(String meter, String detail) {
        registry.retire("meters", meter, 0)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "record-in-use"))
                .body("detail", equalTo(detail));
    }

    private static Matcher<String> placeNotUnique() {
        return equalTo(PROBLEM + "place-not-unique");
    }
}
