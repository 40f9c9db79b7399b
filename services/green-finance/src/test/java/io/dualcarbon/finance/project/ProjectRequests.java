package io.dualcarbon.finance.project;

import io.dualcarbon.finance.OtherServices;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of projects share: a tenant of their own, a building in it, and the requests they send. */
abstract class ProjectRequests {
    static final String PROJECTS = "/api/finance/v1/projects";
    static final String PROBLEM = "urn:dualcarbon:problem:";
    final TestTenant tenant = TestTenant.fresh();
    final String building = UUID.randomUUID().toString();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aBuildingInTheRegistry() {
        OtherServices.answer(
                tenant.id(),
                "/api/assets/v1/buildings/" + building,
                200,
                "{\"id\":\"%s\",\"version\":0,\"code\":\"B1\",\"illustrative\":false}".formatted(building));
    }

    ValidatableResponse plan(String body) {
        return tenant.as("analyst").body(body).post(PROJECTS).then();
    }

    ValidatableResponse plan(String key, String body) {
        return tenant.as("analyst")
                .header("Idempotency-Key", key)
                .body(body)
                .post(PROJECTS)
                .then();
    }

    ValidatableResponse change(String id, @Nullable String ifMatch, String body) {
        var request = tenant.as("analyst").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(PROJECTS + "/" + id)
                .then();
    }

    ValidatableResponse move(String id, int version, String status) {
        return tenant.as("financier")
                .header("If-Match", "\"" + version + "\"")
                .body("{\"status\":\"%s\",\"reason\":\"decided\"}".formatted(status))
                .post(PROJECTS + "/" + id + "/status")
                .then();
    }

    ValidatableResponse codes(String query) {
        return tenant.as("viewer").get(PROJECTS + query).then().statusCode(200);
    }

    String body(String code) {
        return """
                {"code":"%s","name":"照明改造","asset":{"kind":"BUILDING","id":"%s"},"measureType":"LED_LIGHTING",
                 "catalogueVersion":"2025","catalogueCode":"1","classifiedOn":"2025-11-03",
                 "capex":{"amount":1250000.05,"currency":"CNY"},"expectedSaving":{"energyKwhPerYear":420000},
                 "baseline":{"from":"2023-01","to":"2024-01"},"commissionedOn":"2024-03-15",
                 "financing":[{"kind":"GREEN_LOAN","lender":"Bank","signed":"2024-01",
                               "amount":{"amount":900000.1,"currency":"CNY"}},{"kind":"OWN_FUNDS"}],
                 "illustrative":false,"source":"test"}""".formatted(code, building);
    }
}
