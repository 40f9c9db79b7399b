package io.dualcarbon.assets.meter;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newMeter;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a meter measures, how it is read, and under which names. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
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
    void aGasMeterStatesTheConditionOfItsVolumes() {
        var building = registry.place();
        var gas = with(newMeter("G1", building), Map.of("carrier", "NATURAL_GAS", "unit", "m3"));
        var id = registry.registered("meters", gas);
        registry.get("meters/" + id).body("volumeReference", equalTo("UNKNOWN"));

        var stated = registry.put("meters", id, 0, with(gas, "volumeReference", "AT_20_C"));

        stated.statusCode(200).body("volumeReference", equalTo("AT_20_C"));
        registry.get("meters/" + id).body("volumeReference", equalTo("AT_20_C"));
        post(with(
                        newMeter("G2", building),
                        Map.of("carrier", "NATURAL_GAS", "unit", "m3", "volumeReference", "AT_0_C")))
                .statusCode(201)
                .body("volumeReference", equalTo("AT_0_C"));
        post(newMeter("E1", building)).body("$", not(hasKey("volumeReference")));
    }

    @Test
    void noOtherMeterStatesOne() {
        var answer = post(with(request(), Map.of("carrier", "WATER", "unit", "m3", "volumeReference", "AT_20_C")));

        answer.statusCode(400)
                .body("type", equalTo(PROBLEM + "volume-reference-not-for-carrier"))
                .body("detail", equalTo("Only a meter of NATURAL_GAS has a volumeReference, not one of WATER"))
                .body("violations.field", contains("volumeReference"));
    }

    @Test
    void keepsItsExternalIdToItselfInItsTenant() {
        var building = registry.place();
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
        var building = registry.place();
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

    @ParameterizedTest
    @CsvSource({
        "carrier, COAL, wrong-type",
        "direction, SIDEWAYS, wrong-type",
        "reading, GUESSED, wrong-type",
        "volumeReference, AT_15_C, wrong-type",
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
        return newMeter("E1", registry.place());
    }

    private ValidatableResponse post(Map<String, Object> request) {
        return registry.post("meters", request);
    }
}
