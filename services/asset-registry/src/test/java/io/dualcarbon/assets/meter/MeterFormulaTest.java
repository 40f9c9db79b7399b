package io.dualcarbon.assets.meter;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newMeter;
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
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Virtual meters, whose quantity is a formula over others. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class MeterFormulaTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void mayBeAFormulaOverOtherMeters() {
        var building = registry.place();
        var first = registry.meter("E1", building);
        var second = registry.meter("E2", building);
        var formula = List.of(Map.of("meterId", first, "factor", 1), Map.of("meterId", second, "factor", -0.50));

        var id = registry.registered("meters", virtual("V1", building, formula));

        registry.get("meters/" + id)
                .body("terms.find { it.meterId == '%s' }.factor".formatted(first), equalTo(1))
                .body("terms.find { it.meterId == '%s' }.factor".formatted(second), equalTo(-0.5f));
        registry.refusesToRetire("meters", first, "The meter E1 is still used by the meter V1");
        registry.put("meters", id, 0, virtual("V1", building, formula.subList(1, 2)))
                .statusCode(200)
                .body("terms.meterId", contains(second));
        registry.retire("meters", first, 0).statusCode(200);
    }

    @Test
    void refusesAFormulaThatCannotBe() {
        var building = registry.place();
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

    private ValidatableResponse post(Map<String, Object> request) {
        return registry.post("meters", request);
    }
}
