package io.dualcarbon.assets.platform;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.KeyServerResource;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stranger's tokens name keys that nobody has: they must not make the service ask the issuer each time. */
@QuarkusTest
@WithTestResource(KeyServerResource.class)
class UnknownKeysTest {
    @Test
    void asksTheIssuerSeldomHoweverManyUnknownKeysArrive() {
        var tenant = TestRegistry.fresh().tenant().id();
        with(Tokens.token("somebody", tenant, "viewer")).statusCode(200);
        var before = KeyServerResource.fetches();
        var started = System.nanoTime();

        IntStream.range(0, 100)
                .parallel()
                .forEach(i -> with(Tokens.tokenWithKeyId(UUID.randomUUID().toString(), "stranger", tenant, "viewer"))
                        .statusCode(401)
                        .body("type", equalTo(PROBLEM + "token-invalid")));

        var intervals = Duration.ofNanos(System.nanoTime() - started).toSeconds() / 10 + 1;
        var fetches = KeyServerResource.fetches() - before;
        assertTrue(fetches <= intervals, fetches + " fetches in " + intervals + " intervals");
        with(Tokens.token("somebody", tenant, "viewer")).statusCode(200);
    }

    private static ValidatableResponse with(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get(API + "areas")
                .then();
    }
}
