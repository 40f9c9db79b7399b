package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class StandardCoalTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    /** PUB-05: an enterprise's 9 616 790 kWh at 0.1229 kgce/kWh are 1181.9 tce. */
    @Test
    void convertsThePublishedElectricity() {
        var building = registry.building(registry.area());
        bills(building, Map.of("ELECTRICITY", "9616790"));

        coal("buildingId", building, "db31-1341-2021")
                .body("rows.tce", contains(1181.903491))
                .body("rows.coefficient", contains(0.1229))
                .body("rows.coefficientUnit", contains("kgce/kWh"))
                .body("rows.status", contains("SECONDARY"))
                .body("rows.explanation", contains("9616790 kWh x 0.1229 kgce/kWh / 1000"))
                .body("totals.period", contains("2022"))
                .body("totals.tce", contains(1181.903491))
                .body("totals[0].reasons", empty());
        coal("buildingId", building, "gbt-2589-2020-gas-field").body("totals.tce", contains(1181.903491));
        // What it took to make it, as another standard says: another figure, never the same sum.
        coal("buildingId", building, "db31-552-2017")
                .body("basis", equalTo("EQUIVALENT"))
                .body("totals.tce", contains(2715.012153));
    }

    @Test
    void addsAllEnergyCarriersAndLeavesWaterOut() {
        var building = registry.building(registry.area());
        bills(
                building,
                Map.of(
                        "ELECTRICITY", "1000000",
                        "NATURAL_GAS", "20000",
                        "HEAT", "500",
                        "DIESEL", "2",
                        "PETROL", "1",
                        "WATER", "3000"));

        coal("buildingId", building, "gbt-2589-2020-gas-field")
                .body(row("ELECTRICITY") + "tce", equalTo(122.9))
                .body(row("NATURAL_GAS") + "tce", equalTo(24.286))
                .body(row("HEAT") + "tce", equalTo(17.06))
                .body(row("DIESEL") + "tce", equalTo(2.9142))
                .body(row("PETROL") + "tce", equalTo(1.4714))
                .body(row("WATER") + "tce", nullValue())
                .body(row("WATER") + "reasons", contains("NOT_ENERGY"))
                .body("totals.tce", contains(168.6316))
                .body("totals[0].reasons", empty());
        coal("buildingId", building, "gbt-2589-2020-oil-field")
                .body(row("NATURAL_GAS") + "tce", equalTo(26.6))
                .body("totals.tce", contains(170.9456));
    }

    @Test
    void aCarrierThatTheSetDoesNotKnowLeavesTheTotalOpen() {
        var building = registry.building(registry.area());
        bills(building, Map.of("ELECTRICITY", "1000", "COOLING", "10"));

        coal("buildingId", building, "gbt-2589-2020-gas-field")
                .body(row("ELECTRICITY") + "tce", equalTo(0.1229))
                .body(row("COOLING") + "quantity", equalTo(10.0))
                .body(row("COOLING") + "tce", nullValue())
                .body(row("COOLING") + "reasons", contains("NO_COEFFICIENT"))
                .body("totals.tce", contains(nullValue()))
                .body("totals[0].reasons.carrier", contains("COOLING"))
                .body("totals[0].reasons.reason", contains("NO_COEFFICIENT"));
    }

    @Test
    void aCarrierWithoutDataLeavesTheTotalOpen() {
        var building = registry.building(registry.area());
        registry.meterOf(building, text("carrier", "NATURAL_GAS"), text("unit", "m3"));
        bills(building, Map.of("ELECTRICITY", "1000"));

        coal("buildingId", building, "gbt-2589-2020-gas-field")
                .body("totals.tce", contains(nullValue()))
                .body("totals[0].reasons.carrier", contains("NATURAL_GAS"))
                .body("totals[0].reasons.reason", contains("NO_DATA"));
    }

    @Test
    void tellsWhatSetsThereAre() {
        energy.ask("/coefficient-sets")
                .statusCode(200)
                .body(
                        "items.id",
                        contains(
                                "db31-1341-2021",
                                "db31-552-2017",
                                "db31-783-2026",
                                "gbt-2589-2020-gas-field",
                                "gbt-2589-2020-oil-field",
                                "site-energy"));
        energy.ask("/coefficient-sets/db31-783-2026")
                .statusCode(200)
                .body("standard", equalTo("DB31/T 783"))
                .body("edition", equalTo(2026))
                .body("coefficients.carrier", contains("ELECTRICITY", "NATURAL_GAS"))
                .body("coefficients.value", contains(0.28078, 1.29971));
        energy.ask("/coefficient-sets/none")
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "coefficient-set-not-found"));
    }

    @ParameterizedTest
    @CsvSource({
        "coefficientSet=db31-552-2017&coefficientSet=db31-783-2026, coefficient-sets-mixed",
        "'coefficientSet=db31-552-2017,db31-1341-2021', coefficient-sets-mixed",
        "coefficientSet=gbt-2589-2008, coefficient-set-unknown",
        "coefficientSet=site-energy, not-standard-coal",
        "resolution=P1M, coefficient-set-not-named",
    })
    void refusesToMixSets(String query, String problem) {
        var area = registry.area();
        registry.publish();

        energy.as("viewer")
                .get(Energy.API + "/standard-coal?areaId=" + area + "&from=2022&to=2023&" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + problem))
                .body("violations[0].field", containsString("coefficientSet"));
    }

    private static String row(String carrier) {
        return "rows.find { it.carrier == '%s' }.".formatted(carrier);
    }

    /** The year 2022 of a meter for each carrier. */
    private void bills(String building, Map<String, String> quantities) {
        var units = Map.of(
                "ELECTRICITY",
                "kWh",
                "NATURAL_GAS",
                "m3",
                "HEAT",
                "GJ",
                "COOLING",
                "GJ",
                "DIESEL",
                "t",
                "PETROL",
                "t",
                "WATER",
                "m3");
        var bills = quantities.entrySet().stream()
                .map(carrier -> bill(
                        registry.meterOf(
                                building,
                                text("reading", "BILLED"),
                                "\"intervalMinutes\":null",
                                text("carrier", carrier.getKey()),
                                text("unit", units.getOrDefault(carrier.getKey(), "kWh"))),
                        "2022-01-01",
                        "2023-01-01",
                        carrier.getValue()))
                .toArray(String[]::new);
        registry.publish();
        energy.sendBills(bills).body("rejected", equalTo(0));
    }

    private ValidatableResponse coal(String kind, String node, String set) {
        return energy.caughtUp(
                "/standard-coal", kind, node, "from", "2022", "to", "2023", "resolution", "P1Y", "coefficientSet", set);
    }
}
