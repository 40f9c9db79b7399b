package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins call the APIs if the deployment names them, and no others. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class OriginsTest {
    private static final String APP = "https://app.example.org";

    private final String token = Surroundings.issuer.token(UUID.randomUUID().toString(), "analyst");

    @ParameterizedTest
    @ValueSource(strings = {APP, "http://localhost", "http://localhost:5173"})
    void tellsABrowserWhatItMaySend(String origin) {
        given().header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,if-match,content-type")
                .options("/api/assets/v1/areas")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", origin)
                .header("Access-Control-Allow-Methods", containsString("PUT"))
                .header("Access-Control-Allow-Headers", containsString("If-Match"))
                .header("Access-Control-Max-Age", "600")
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @Test
    void letsItReadAnswersAndWhatTheyAreVersionedBy() {
        given().header("Origin", APP)
                .header("Authorization", "Bearer " + token)
                .get("/api/assets/v1/x")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", APP)
                .header("Access-Control-Expose-Headers", containsString("ETag"))
                .header("Vary", containsString("origin"));
        given().get("/openapi").then().statusCode(200).header("Access-Control-Allow-Origin", nullValue());
        given().header("Origin", APP).get("/openapi").then().statusCode(200).header("Access-Control-Allow-Origin", APP);
    }

    @Test
    void letsItReadWhyItIsRefused() {
        given().header("Origin", APP)
                .get("/api/assets/v1/x")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", APP);
        given().header("Origin", APP)
                .header("Authorization", "Bearer " + token)
                .get("/api/energy/v1/slow")
                .then()
                .statusCode(504)
                .header("Access-Control-Allow-Origin", APP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.evil.example",
                "http://localhost.evil.example:80",
                "https://localhost:5173",
                "null",
                ""
            })
    void refusesPagesOfAllOthers(String origin) {
        for (var method : new String[] {"OPTIONS", "GET"}) {
            given().header("Origin", origin)
                    .header("Access-Control-Request-Method", "GET")
                    .header("Authorization", "Bearer " + token)
                    .request(method, "/api/assets/v1/x")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .header("Access-Control-Allow-Origin", nullValue())
                    .body("type", equalTo("urn:dualcarbon:problem:origin-not-allowed"));
        }
    }

    @Test
    void takesOurOwnPagesForWhatTheyAre() {
        for (var scheme : new String[] {"http", "https"}) { // something in front of us may end TLS
            given().header("Origin", scheme + "://localhost:" + RestAssured.port)
                    .header("Host", "localhost:" + RestAssured.port)
                    .header("Authorization", "Bearer " + token)
                    .get("/api/assets/v1/x")
                    .then()
                    .statusCode(200);
        }
    }
}
