package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static io.dualcarbon.acceptance.RunningPlatform.gateway;
import static io.dualcarbon.acceptance.RunningPlatform.issuer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets which token, and what it opens. */
@ExtendWith(RunningPlatform.class)
class TokensIT {
    private static final String AREAS = "/api/assets/v1/areas";

    @ParameterizedTest
    @CsvSource({
        "planner, changning, analyst", "viewer, changning, viewer", "admin, changning, tenant-admin",
        "steward, changning, steward", "reporter, changning, reporter", "verifier, changning, verifier",
        "banker, changning, financier", "hongqiao, changning, partner", "planner-b, demo-b, analyst",
        "admin-b, demo-b, tenant-admin"
    })
    void aTokenNamesTenantAndRole(String name, String tenant, String role) throws IOException {
        var claims = claims(RunningPlatform.token(name));

        assertEquals(tenant, claims.path("tenant").asText());
        as(name).get("/api/me")
                .then()
                .statusCode(200)
                .body("tenant", equalTo(tenant))
                .body("roles", hasItem(role));
    }

    @Test
    void theOperatorBelongsToNoTenantAndSeesNone() throws IOException {
        assertEquals(
                "", claims(RunningPlatform.token("operator")).path("tenant").asText());
        as("operator").get("/api/me").then().statusCode(200).body("tenant", nullValue());
        as("operator").get(AREAS).then().statusCode(403);
        as("operator").get("/api/assets/v1/tenants").then().statusCode(200).body("items.id", hasItem("changning"));
    }

    @Test
    void aPartnerMayWhatItsScopesSay() {
        as("hongqiao").get("/api/assets/v1/buildings").then().statusCode(200);
        as("hongqiao").get(AREAS).then().statusCode(403);
        as("hongqiao").get("/api/finance/v1/projects").then().statusCode(403);
        as("hongqiao").get("/api/assets/v1/audit").then().statusCode(403);
    }

    @Test
    void theRealmGivesNoTokenForAPasswordExceptToTheLocalClient() throws IOException {
        given().formParam("grant_type", "password")
                .formParam("client_id", "console")
                .formParam("username", "planner")
                .formParam("password", RunningPlatform.secret("demo.password"))
                .post(issuer() + "/protocol/openid-connect/token")
                .then()
                .statusCode(not(200));
    }

    @Test
    void aTokenOfAnotherRealmOpensNothing() {
        var header = base64("{\"alg\":\"RS256\",\"kid\":\"unknown\",\"typ\":\"JWT\"}");
        var body =
                base64("{\"iss\":\"http://localhost/realms/other\",\"aud\":\"dual-carbon\",\"tenant\":\"changning\"}");

        for (var token : new String[] {
            header + "." + body + "." + base64("signature"), base64("{\"alg\":\"none\"}") + "." + body + "."
        }) {
            given().auth()
                    .oauth2(token)
                    .get(gateway() + AREAS)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
            given().auth()
                    .oauth2(token)
                    .get(RunningPlatform.service(AREAS) + AREAS)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json");
        }
        given().get(gateway() + AREAS).then().statusCode(401).contentType("application/problem+json");
    }

    private static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
