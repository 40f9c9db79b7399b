package io.dualcarbon.finance.impact;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.finance.OtherServices;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OtherServices.class)
class ImpactRefusalTest extends ImpactRequests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUILDING         | LED_LIGHTING        | BASELINE       | SAME_MONTH_COMPARISON | NOT_COMMISSIONED",
                "BUILDING         | LED_LIGHTING        | MARCH          | SAME_MONTH_COMPARISON | NO_BASELINE",
                "BUILDING         | LED_LIGHTING        | BASELINE MARCH | SAME_MONTH_COMPARISON | NO_BASELINE_MODEL NO_DATA",
                "BUILDING         | HEAT_PUMP           | BASELINE MARCH | NOT_MEASURED          | NOT_COMPARABLE",
                "ORGANIZATION     | AVIATION_TRANSITION | MARCH          | NOT_MEASURED          | NOT_COMPARABLE",
                "CHARGING_STATION | EV_CHARGING         | MARCH          | NOT_MEASURED          | NOT_COMPARABLE",
                "PV_PLANT         | ROOFTOP_PV          | MARCH          | METERED_GENERATION    | NO_METER",
            })
    void saysWhyThereIsNoNumber(String kind, String measure, String facts, String method, String reason) {
        register("organizations", false);
        register("charging-stations", false);
        register("pv-plants", false);

        var answer = impact(kind, measure, facts.replace("BASELINE", BASELINE).replace("MARCH", MARCH));

        answer.statusCode(200)
                .body("measuredSaving.energyKwh", nullValue())
                .body("measuredSaving.method", equalTo(method))
                .body("measuredSaving.monthsCompared", equalTo(0))
                .body("measuredSaving.reasons", contains(reason.split(" ")))
                .body("measuredSaving", not(hasKey("shareOfExpected")))
                .body("avoidedEmissions.kgCo2", nullValue())
                .body("avoidedEmissions.reasons", contains("NO_SAVING"))
                .body("avoidedEmissions.factorIds", empty());
    }

    @Test
    void waitsForACompleteMonth() {
        var answer = impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH, "?to=2024-04");

        answer.statusCode(200)
                .body("$", not(hasKey("period")))
                .body("measuredSaving.reasons", contains("NO_COMPLETE_MONTH"));
    }

    @Test
    void countsOnlyMonthsThatAreOver() {
        var answer = impact("BUILDING", "LED_LIGHTING", ",\"commissionedOn\":\"2098-01-01\"", "?to=2099-01");

        answer.statusCode(200)
                .body("$", not(hasKey("period")))
                .body("measuredSaving.reasons", contains("NOT_COMMISSIONED"));
    }

    @Test
    void refusesTheGenerationOfAMeterThatMeasuresSomethingElse() {
        others("/api/assets/v1/pv-plants/" + asset, """
                {"id":"%s","illustrative":false,"meterId":"%s"}""".formatted(asset, meter));
        others("/api/assets/v1/meters/" + meter, """
                {"id":"%s","carrier":"ELECTRICITY","direction":"IMPORT","illustrative":false}""".formatted(meter));

        var answer = impact("PV_PLANT", "ROOFTOP_PV", MARCH);

        answer.statusCode(200).body("measuredSaving.reasons", contains("NO_METER"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/assets/v1/tenants/TENANT, asset-registry",
        "/api/energy/v1/consumption?QUERY, energy-data",
        "/api/energy/v1/baselines?buildingId=ASSET&limit=500, energy-data",
        "/api/carbon/v1/factors/applicable?FACTOR, carbon-calculation",
    })
    void saysWhichServiceIsAway(String address, String service) {
        consumption("2023-01", "2024-01", row("2023-04", "1000", 1));
        consumption("2024-04", "2024-05", row("2024-04", "900", 1));
        factor("2024-04", "0.42", "grid-2023");
        var gone = address.replace("TENANT", tenant.id())
                .replace("ASSET", asset)
                .replace("/api/energy/v1/consumption?QUERY", consumptionAddress("2024-04", "2024-05"))
                .replace("/api/carbon/v1/factors/applicable?FACTOR", factorAddress("2024-04"));
        OtherServices.answer(tenant.id(), gone, OtherServices.AWAY, "");

        var answer = impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH, "?to=2024-05");

        answer.statusCode(503)
                .header("Retry-After", "2")
                .body("type", equalTo(PROBLEM + "dependency-unavailable"))
                .body("detail", containsString(service));
    }

    @Test
    void passesOnThatTheCallerMayNotReadReadings() {
        OtherServices.answer(tenant.id(), consumptionAddress("2023-01", "2024-01"), 403, "");

        var answer = impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH);

        answer.statusCode(403).body("type", equalTo(PROBLEM + "forbidden"));
    }

    @Test
    void refusesWhatIsNoMonth() {
        var answer = impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH, "?to=2024-13");

        answer.statusCode(400).body("type", equalTo(PROBLEM + "invalid-parameter"));
    }

    @Test
    void asksWhoAndWhether() {
        var address = PROJECTS + "/" + project("BUILDING", "LED_LIGHTING", MARCH) + "/impact";

        given().get(address).then().statusCode(401).contentType("application/problem+json");
        tenant.as("scoped", "carbon:read").get(address).then().statusCode(403);
        TestTenant.fresh()
                .as("viewer")
                .get(address)
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "project-not-found"));
    }
}
