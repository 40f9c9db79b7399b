package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = Surroundings.class,
        initArgs = @ResourceArg(name = Surroundings.WITHOUT_ISSUER, value = "true"),
        restrictToAnnotatedClass = true)
class LateIssuerTest {
    @Test
    void startsWithoutTheIssuerAndFindsItLater() {
        var token = Surroundings.issuer.token("early-bird", "analyst");
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
        given().header("Authorization", "Bearer " + token)
                .get("/api/assets/v1/x")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("type", equalTo("urn:dualcarbon:problem:sign-in-unavailable"));

        Surroundings.issuer.start();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            IntStream.range(0, 20)
                    .parallel()
                    .forEach(i ->
                            given().header("Authorization", "Bearer " + token).get("/api/assets/v1/x"));
            given().header("Authorization", "Bearer " + token)
                    .get("/api/me")
                    .then()
                    .statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
        });

        assertTrue(Surroundings.issuer.keyFetches.get() <= 4, Surroundings.issuer.keyFetches + " fetches");
    }
}
