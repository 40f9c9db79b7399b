package io.dualcarbon.carbon.avoided;

import static io.dualcarbon.carbon.Exact.assertNumber;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AvoidedEmissionsResourceTest {
    private static final String AVOIDED = "/api/carbon/v1/avoided-emissions";
    private static final String PROBLEM = "urn:dualcarbon:problem:";
    private final TestTenant tenant = TestTenant.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @ParameterizedTest
    @CsvSource({
        "2013-06, 822.2, OPERATING_MARGIN, CN-EAST, SECONDARY, false",
        "2022-06, 832.5, FOSSIL_MIX, CN, SECONDARY, false",
        "2023-06, 827.3, FOSSIL_MIX, CN, SECONDARY, false",
        "2025-06, 827.3, FOSSIL_MIX, CN, SECONDARY, true",
    })
    void takesTheFirstRungThatExistsForTheMonth(
            String month, String kg, String rung, String area, String status, boolean provisional) {
        var answer = avoided("energyKwh=1000&area=CN-SH&month=" + month).statusCode(200);

        assertNumber(kg, answer, "avoidedKgCo2");
        answer.body("rung", equalTo(rung))
                .body("factor.area", equalTo(area))
                .body("factor.status", equalTo(status))
                .body("provisional", equalTo(provisional));
    }

    @Test
    void saysWhichRungAndWhy() {
        avoided("energyKwh=1000&area=CN-SH&month=2023-06&carrier=ELECTRICITY")
                .body("reason", startsWith("Fossil mix"))
                .body("reasons", empty());
        tenant.as("viewer")
                .header("Accept-Language", "zh")
                .get(AVOIDED + "?energyKwh=1000&area=CN-SH&month=2025-06")
                .then()
                .body("reason", startsWith("化石电源平均因子"))
                .body("reasons", contains("CARRIED_FORWARD"));
    }

    @Test
    void mayBeNegative() {
        assertNumber("-827.3", avoided("energyKwh=-1000&area=CN-SH&month=2023-06"), "avoidedKgCo2");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-06, ELECTRICITY, NOT_PUBLISHED_FOR_MONTH",
        "2011-06, ELECTRICITY, BEFORE_FIRST_FACTOR",
        "2023-06, NATURAL_GAS, NO_VERIFIED_FACTOR",
    })
    void inventsNoFactor(String month, String carrier, String reason) {
        avoided("energyKwh=1000&area=CN-SH&month=" + month + "&carrier=" + carrier)
                .statusCode(200)
                .body("$", not(hasKey("avoidedKgCo2")))
                .body("$", not(hasKey("factor")))
                .body("reasons", contains(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "area=CN-SH&month=2023-06, invalid-request, energyKwh",
        "energyKwh=1&area=Mars&month=2023-06, grid-area-unknown, area",
    })
    void namesWhatItCannotRead(String query, String type, String field) {
        avoided(query).statusCode(400).body("type", equalTo(PROBLEM + type)).body("violations.field", contains(field));
    }

    @Test
    void asksWhoAndWhether() {
        var url = AVOIDED + "?energyKwh=1&area=CN-SH&month=2023-06";
        given().get(url).then().statusCode(401);
        tenant.as("scoped").get(url).then().statusCode(403);
    }

    private ValidatableResponse avoided(String query) {
        return tenant.as("viewer").get(AVOIDED + "?" + query).then();
    }
}
