package io.dualcarbon.finance.project;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dualcarbon.finance.OtherServices;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OtherServices.class)
class ProjectRefusalTest extends ProjectRequests {
    @Test
    void refusesACodeTakenInTheSameTenant() {
        plan(body("LED-1")).statusCode(201);

        var answer = plan(body("LED-1"));

        answer.statusCode(409)
                .body("type", equalTo(PROBLEM + "project-code-taken"))
                .body("violations.field", contains("code"));
    }

    @Test
    void refusesAnAssetThatTheRegistryDoesNotShow() {
        var answer = plan(body("LED-1").replace(building, UUID.randomUUID().toString()));

        answer.statusCode(409)
                .body("type", equalTo(PROBLEM + "asset-unknown"))
                .body("violations.field", contains("asset.id"));
    }

    @Test
    void asksTheRegistryForTheCallerOnly() {
        var stranger = TestTenant.fresh();

        var answer = stranger.as("analyst").body(body("LED-1")).post(PROJECTS).then();

        answer.statusCode(409).body("type", equalTo(PROBLEM + "asset-unknown"));
    }

    @Test
    void saysThatTheRegistryIsAway() {
        OtherServices.answer(tenant.id(), "/api/assets/v1/buildings/" + building, OtherServices.AWAY, "");

        var answer = plan(body("LED-1"));

        answer.statusCode(503)
                .body("type", equalTo(PROBLEM + "dependency-unavailable"))
                .body("detail", containsString("asset-registry"));
    }

    @Test
    void passesOnThatTheCallerMayNotReadAssets() {
        OtherServices.answer(tenant.id(), "/api/assets/v1/buildings/" + building, 403, "");

        var answer = plan(body("LED-1"));

        answer.statusCode(403).body("type", equalTo(PROBLEM + "forbidden"));
    }

    @Test
    void listsTheFirstHundredViolationsAndCountsTheOthers() {
        var wrong = "{\"kind\":null,\"lender\":\"\",\"amount\":{\"amount\":-1,\"currency\":\"X\"}}";

        var answer = plan(withFinancing(wrong, 50));

        answer.statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-request"))
                .body("violations", hasSize(100))
                .body("moreViolations", equalTo(100));
    }

    @Test
    void endsAListWhereItsLimitEndsIt() {
        plan(withFinancing("{}", 51))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "list-too-long"))
                .body("detail", equalTo("The list takes 50 elements at most"))
                .body("violations.field", contains("financing"));
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\":', json-too-complex", "[, wrong-type"})
    void readsNoDepthsThatNoRecordHas(String deeper, String problem) {
        plan("{\"capex\":" + deeper.repeat(60)).statusCode(400).body("type", equalTo(PROBLEM + problem));
    }

    private String withFinancing(String each, int times) {
        var list = String.join(",", Collections.nCopies(times, each));
        return body("LED-1").replaceFirst("(?s)\"financing\":\\[.*?\\]", "\"financing\":[" + list + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"catalogueCode\":\"1\"         | \"catalogueCode\":\"10\"              | 409 |"
                        + " catalogue-code-unknown      | catalogueCode",
                "\"catalogueVersion\":\"2025\"   | \"catalogueVersion\":\"1999\"         | 409 | catalogue-unknown    "
                        + "       | catalogueVersion",
                "\"catalogueVersion\":\"2025\"   | \"catalogueVersion\":\"2021\"         | 409 |"
                        + " catalogue-not-in-force      | classifiedOn",
                "\"classifiedOn\":\"2025-11-03\" | \"classifiedOn\":\"2025-09-30\"       | 409 |"
                        + " catalogue-not-in-force      | classifiedOn",
                "\"classifiedOn\":\"2025-11-03\" | \"classifiedOn\":\"2099-01-01\"       | 400 | date-in-future       "
                        + "       | classifiedOn",
                "\"catalogueCode\":\"1\"         | \"catalogueCode\":null                | 400 | label-incomplete     "
                        + "       | catalogueCode",
                "\"to\":\"2024-01\"              | \"to\":\"2023-12\"                    | 400 |"
                        + " baseline-not-whole-years    | baseline",
                "\"to\":\"2024-01\"              | \"to\":\"2022-01\"                    | 400 |"
                        + " baseline-not-whole-years    | baseline",
                "\"to\":\"2024-01\"              | \"to\":\"2025-01\"                    | 400 |"
                        + " baseline-after-commissioning | baseline.to",
                "\"to\":\"2024-01\"              | \"to\":\"2024-13\"                    | 400 | wrong-type           "
                        + "       | baseline.to",
                "2024-03-15                      | +999999999-03-15                      | 400 | time-out-of-range    "
                        + "       | commissionedOn",
                "2024-03-15                      | 1999-12-31                            | 400 | invalid-request      "
                        + "       | commissionedOn",
                "\"to\":\"2024-01\"              | \"to\":\"+999999999-12\"              | 400 | time-out-of-range    "
                        + "       | baseline.to",
                "\"currency\":\"CNY\"            | \"currency\":\"RMB\"                  | 400 | invalid-request      "
                        + "       | capex.currency",
                "\"currency\":\"CNY\"            | \"currency\":\"XAU\"                  | 400 | invalid-request      "
                        + "       | capex.currency",
                "1250000.05                      | -1                                    | 400 | invalid-request      "
                        + "       | capex.amount",
                "1250000.05                      | \"NaN\"                               | 400 | wrong-type           "
                        + "       | capex.amount",
                "1250000.05                      | 1e400                                 | 400 | number-too-long      "
                        + "       | capex.amount",
                "1250000.05                      | 1E+2147483647                         | 400 | number-too-long      "
                        + "       | capex.amount",
                "1250000.05                      | 1E-2147483647                         | 400 | number-too-long      "
                        + "       | capex.amount",
                "照明改造                          | a\\\\u0000b                             | 400 | wrong-type           "
                        + "       | name",
                "照明改造                          | a\\\\n"
                        + "b                                 | 400 | wrong-type                  | name",
                "420000                          | 0                                     | 400 | invalid-request      "
                        + "       | expectedSaving.energyKwhPerYear",
                "LED_LIGHTING                    | MAGIC                                 | 400 | wrong-type           "
                        + "       | measureType",
                "GREEN_LOAN                      | LOAN                                  | 400 | wrong-type           "
                        + "       | financing[0].kind",
                "900000.1                        | -5                                    | 400 | invalid-request      "
                        + "       | financing[0].amount.amount",
                "照明改造                          | ' '                                   | 400 | invalid-request        "
                        + "     | name",
                "LED-1                           | led 1                                 | 400 | invalid-request      "
                        + "       | code",
                "\"illustrative\"                | \"tenantId\":\"t\",\"illustrative\"   | 400 | unknown-property     "
                        + "       | tenantId",
            })
    void namesTheFieldItRejects(String valid, String sent, int status, String type, String field) {
        var answer = plan(body("LED-1").replaceFirst(valid, sent));

        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + type))
                .body("violations.field", contains(field));
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "0x10", "1.2.3"})
    void refusesWhatIsNoNumber(String amount) {
        var answer = plan(body("LED-1").replace("1250000.05", amount));

        answer.statusCode(400).body("type", equalTo(PROBLEM + "malformed-json"));
    }

    @Test
    void refusesToMoveAProjectToAnUnknownAsset() {
        var id = plan(body("LED-1")).extract().<String>path("id");

        var answer = change(
                id, "\"0\"", body("LED-1").replace(building, UUID.randomUUID().toString()));

        answer.statusCode(409).body("type", equalTo(PROBLEM + "asset-unknown"));
    }

    @Test
    void anotherTenantSeesNothing() {
        var id = plan(body("LED-1")).extract().<String>path("id");
        var other = TestTenant.fresh();

        other.as("viewer").get(PROJECTS).then().statusCode(200).body("items", empty());
        other.as("viewer")
                .get(PROJECTS + "/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "project-not-found"));
        other.as("analyst")
                .header("If-Match", "\"0\"")
                .body(body("LED-1"))
                .put(PROJECTS + "/" + id)
                .then()
                .statusCode(404);
        other.as("analyst")
                .header("If-Match", "\"0\"")
                .body("{\"status\":\"APPROVED\"}")
                .post(PROJECTS + "/" + id + "/status")
                .then()
                .statusCode(404);
        other.as("viewer").get(PROJECTS + "/" + id + "/impact").then().statusCode(404);
    }

    @Test
    void asksWhoAndWhether() {
        var id = plan(body("LED-1")).extract().<String>path("id");

        given().get(PROJECTS).then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .oauth2(Tokens.expiredToken("u", tenant.id(), "viewer"))
                .get(PROJECTS)
                .then()
                .statusCode(401)
                .body("type", equalTo(PROBLEM + "token-expired"));
        tenant.as("scoped", "assets:read").get(PROJECTS).then().statusCode(403).contentType("application/problem+json");
        tenant.as("viewer").body(body("LED-2")).post(PROJECTS).then().statusCode(403);
        tenant.as("viewer")
                .header("If-Match", "\"0\"")
                .body(body("LED-1"))
                .put(PROJECTS + "/" + id)
                .then()
                .statusCode(403);
        tenant.as("viewer")
                .header("If-Match", "\"0\"")
                .body("{\"status\":\"APPROVED\"}")
                .post(PROJECTS + "/" + id + "/status")
                .then()
                .statusCode(403);
        tenant.as("financier").body(body("LED-2")).post(PROJECTS).then().statusCode(201);
    }

    @Test
    void speaksChineseToThoseWhoAskForIt() {
        tenant.as("analyst")
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .body(body("LED-1").replace("\"CNY\"", "\"RMB\""))
                .post(PROJECTS)
                .then()
                .statusCode(400)
                .body("title", equalTo("请求无效"))
                .body("violations[0].message", equalTo("必须是 ISO 4217 货币代码，例如 CNY"));
    }
}
