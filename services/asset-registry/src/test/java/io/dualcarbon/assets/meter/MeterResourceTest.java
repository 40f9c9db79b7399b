package io.dualcarbon.assets.meter;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newMeter;
import static io.dualcarbon.assets.TestRegistry.newPvPlant;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
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
    @CsvSource({
        "INTERVAL, ",
        "INTERVAL, 0",
        "INTERVAL, 20",
        "INTERVAL, 1440",
        "BILLED, 15",
        "REGISTER, 20",
        "VIRTUAL, 15",
    })
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
                        Map.of("id", id, "version", 2, "multiplier", 1, "configurations", List.of())),
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

    @Test
    void hasARegisterBehindTransformers() {
        var register = Map.<String, Object>of(
                "reading", "REGISTER", "multiplier", 60.50, "registerDigits", 6, "maxPowerKw", 400);

        var answer = post(with(without(request(), "intervalMinutes"), register));

        answer.statusCode(201)
                .body("multiplier", equalTo(60.5f))
                .body("registerDigits", equalTo(6))
                .body("maxPowerKw", equalTo(400))
                .body("configurations", empty());
        post(with(newMeter("E2", registry.building("HQ2", registry.area("CN2"))), register))
                .statusCode(201)
                .body("intervalMinutes", equalTo(15));
    }

    @ParameterizedTest
    @CsvSource({"multiplier, 0", "multiplier, -1", "registerDigits, 0", "registerDigits, 13", "maxPowerKw, 0"})
    void refusesARegisterThatCannotBe(String field, int value) {
        var answer = post(with(request(), field, value));

        answer.statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-request"))
                .body("violations.field", contains(field));
    }

    @Test
    void mayBeAFormulaOverOtherMeters() {
        var building = place();
        var first = registry.meter("E1", building);
        var second = registry.meter("E2", building);
        var formula = List.of(Map.of("meterId", first, "factor", 1), Map.of("meterId", second, "factor", -0.50));

        var id = registry.registered("meters", virtual("V1", building, formula));

        registry.get("meters/" + id)
                .body("terms.find { it.meterId == '%s' }.factor".formatted(first), equalTo(1))
                .body("terms.find { it.meterId == '%s' }.factor".formatted(second), equalTo(-0.5f));
        refusesToRetire(first, "The meter E1 is still used by the meter V1");
        registry.put("meters", id, 0, virtual("V1", building, formula.subList(1, 2)))
                .statusCode(200)
                .body("terms.meterId", contains(second));
        registry.retire("meters", first, 0).statusCode(200);
    }

    @Test
    void refusesAFormulaThatCannotBe() {
        var building = place();
        var main = registry.meter("E1", building);
        var one = Map.<String, Object>of("meterId", main, "factor", 1);
        var virtual = registry.registered("meters", virtual("V1", building, List.of(one)));
        var gas = registry.registered(
                "meters", with(newMeter("G1", building), Map.of("carrier", "NATURAL_GAS", "unit", "m3")));

        post(without(virtual("V2", building, List.of(one)), "terms"))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "formula-not-for-reading"));
        post(with(newMeter("E2", building), "terms", List.of(one)))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "formula-not-for-reading"));
        post(virtual("V2", building, List.of(one, one)))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "term-repeated"));
        for (var other : List.of(virtual, gas)) {
            post(virtual("V2", building, List.of(one, Map.of("meterId", other, "factor", 1))))
                    .statusCode(409)
                    .body("type", equalTo(PROBLEM + "term-not-measured"))
                    .body("violations.field", contains("terms[1].meterId"));
        }
        post(virtual("V2", building, List.of(Map.of("meterId", unknownId(), "factor", 1))))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "reference-unknown"))
                .body("violations.field", contains("terms[0].meterId"));
    }

    private static Map<String, Object> virtual(String code, String building, List<?> terms) {
        return with(without(newMeter(code, building), "intervalMinutes"), Map.of("reading", "VIRTUAL", "terms", terms));
    }

    @Test
    void changesItsMultiplierAndParentOnADay() {
        var building = place();
        var first = registry.meter("E0", building);
        var second = registry.meter("E9", building);
        var meter = registry.registered("meters", with(newMeter("E1", building), "parentId", first));

        configure(meter, "2025-03-01", 0, Map.of("multiplier", 40.0, "parentId", second))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("parentId", equalTo(first))
                .body("multiplier", equalTo(1));
        configure(meter, "2025-02-01", 1, Map.of("multiplier", 20, "parentId", first));
        configure(meter, "2025-03-01", 2, Map.of("multiplier", 60, "parentId", second))
                .statusCode(200);

        registry.get("meters/" + meter)
                .body("configurations.validFrom", contains("2025-02-01", "2025-03-01"))
                .body("configurations.multiplier", contains(20, 60))
                .body("configurations.parentId", contains(first, second));
        refusesToRetire(second, "The meter E9 is still used by the meter E1");
        registry.retire("meters", first, 0).statusCode(200);
        registry.put("meters", meter, 3, with(newMeter("E1", building), "parentId", first))
                .statusCode(200)
                .body("configurations.validFrom", contains("2025-02-01", "2025-03-01"));
    }

    @Test
    void refusesAConfigurationThatCannotBe() {
        var building = place();
        var main = registry.meter("E0", building);
        var below =
                registry.registered("meters", with(newMeter("E1", building), Map.of("parentId", main, "endUse", "C")));
        var gas = registry.registered(
                "meters", with(newMeter("G1", building), Map.of("carrier", "NATURAL_GAS", "unit", "m3")));
        var later = registry.meter("E2", building);
        configure(main, "2025-03-01", 0, Map.of("parentId", later)).statusCode(200);

        refuses(configure(main, "2025-01-01", 1, Map.of("parentId", below)), 409, "record-in-itself");
        refuses(configure(later, "2025-01-01", 0, Map.of("parentId", below)), 409, "record-in-itself");
        refuses(configure(main, "2025-01-01", 1, Map.of("parentId", gas)), 409, "parent-carrier-differs");
        refuses(configure(main, "2025-01-01", 1, Map.of("parentId", unknownId())), 409, "reference-unknown");
        refuses(configure(below, "2025-01-01", 0, Map.of()), 400, "end-use-without-parent");
        refuses(configure(main, "0001-01-01", 1, Map.of()), 400, "valid-from-invalid");
        refuses(configure(main, "2025-01-01", 1, Map.of("multiplier", 0)), 400, "invalid-request");
        refuses(configure(main, "2025-01-01", 0, Map.of()), 412, "version-stale");
        refuses(configure(unknownId(), "2025-01-01", 0, Map.of()), 404, "record-not-found");
        registry.tenant()
                .as("analyst")
                .header("If-Match", "*")
                .body(Map.of())
                .put(TestRegistry.API + "meters/" + main + "/configurations/2025-01-01")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse configure(String id, String day, int version, Map<String, ?> configuration) {
        return registry.put("meters/" + id + "/configurations", day, version, configuration);
    }

    private static void refuses(ValidatableResponse answer, int status, String problem) {
        answer.statusCode(status).body("type", equalTo(PROBLEM + problem));
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
