package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class TokenTest {
    private final FakeIssuer issuer = Surroundings.issuer;
    private final String someone = UUID.randomUUID().toString();

    @Test
    void asksForAToken() {
        given().get("/api/assets/v1/x")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("urn:dualcarbon:problem:not-authenticated"))
                .body("title", equalTo("Not signed in"))
                .body("instance", equalTo("/api/assets/v1/x"));
    }

    @Test
    void saysThatATokenHasExpired() {
        var token = issuer.sign(issuer.claims(someone, Duration.ofSeconds(-31)));

        refused(token).body("type", equalTo("urn:dualcarbon:problem:token-expired"));
    }

    @Test
    void toleratesClocksThatDifferByHalfAMinute() {
        var token = issuer.sign(issuer.claims(someone, Duration.ofSeconds(-25)));

        with(token).statusCode(200);
    }

    @Test
    void refusesATokenThatIsNotYetValid() {
        var token = issuer.sign(issuer.claims(someone, Duration.ofMinutes(9))
                .claim("nbf", Instant.now().plusSeconds(60).getEpochSecond()));

        refused(token).body("type", equalTo("urn:dualcarbon:problem:token-invalid"));
    }

    @Test
    void refusesAnotherRealm() {
        var foreign = new FakeIssuer();

        refused(foreign.token(someone, "analyst")).body("type", equalTo("urn:dualcarbon:problem:token-invalid"));
    }

    @Test
    void refusesAnotherIssuerEvenUnderOurKey() {
        var token =
                issuer.sign(issuer.claims(someone, Duration.ofMinutes(5)).issuer("http://localhost:1/realms/other"));

        refused(token).body("type", equalTo("urn:dualcarbon:problem:token-invalid"));
    }

    @Test
    void refusesAnotherAudience() {
        var token = issuer.sign(issuer.claims(someone, Duration.ofMinutes(5)).audience("console"));

        refused(token).body("type", equalTo("urn:dualcarbon:problem:token-invalid"));
    }

    @Test
    void refusesATamperedToken() {
        var parts = issuer.token(someone, "viewer").split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("viewer", "platform-admin");

        refused(parts[0] + "." + base64(claims) + "." + parts[2])
                .body("type", equalTo("urn:dualcarbon:problem:token-invalid"));
    }

    @Test
    void refusesAnUnsignedToken() {
        var claims = issuer.token(someone, "viewer").split("\\.", -1)[1];

        refused(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".")
                .body("type", equalTo("urn:dualcarbon:problem:token-invalid"));
    }

    @Test
    void refusesOurPublicKeyAsASharedSecret() {
        var token = issuer.claims(someone, Duration.ofMinutes(5))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .keyId(issuer.keyId())
                .sign(new SecretKeySpec(issuer.publicKey(), "HmacSHA256"));

        refused(token).body("type", equalTo("urn:dualcarbon:problem:token-invalid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opaque",
                "a.b.c",
                "..",
                "{}.{}.{}",
                "eyJhbGciOiJSUzI1NiJ9.e30.x",
                "eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.x"
            })
    void refusesWhatIsNoToken(String token) {
        refused(token).body("type", equalTo("urn:dualcarbon:problem:token-invalid"));
    }

    @Test
    void refusesAnotherSchemeThanBearer() {
        given().header("Authorization", "Basic cGxhbm5lcjp4")
                .get("/api/assets/v1/x")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:dualcarbon:problem:not-authenticated"));
    }

    @Test
    void tellsTheCallerWhoHeIs() {
        given().header("Authorization", "Bearer " + issuer.token(someone, "viewer", "analyst"))
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("name-of-" + someone))
                .body("name", equalTo("Name Of " + someone))
                .body("tenant", equalTo("changning"))
                .body("roles", contains("analyst", "viewer"));
    }

    @Test
    void servesSignedInCallersWhileTheIssuerIsAway() {
        var token = issuer.token(someone, "analyst");
        with(token).statusCode(200);
        issuer.stop();
        try {
            for (var i = 0; i < 10; i++) {
                with(issuer.token(UUID.randomUUID().toString(), "analyst")).statusCode(200);
            }
            refused(new FakeIssuer().token(someone)).body("type", equalTo("urn:dualcarbon:problem:token-invalid"));
            given().redirects()
                    .follow(false)
                    .get("/login")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("type", equalTo("urn:dualcarbon:problem:sign-in-unavailable"));
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            issuer.start();
        }
    }

    @Test
    void asksTheIssuerSeldomHoweverManyUnknownKeysArrive() {
        var fetchesBefore = issuer.keyFetches.get();
        var started = System.nanoTime();

        IntStream.range(0, 150)
                .parallel()
                .forEach(i -> refused(issuer.sign(
                                issuer.claims(someone, Duration.ofMinutes(5)),
                                UUID.randomUUID().toString()))
                        .body("type", equalTo("urn:dualcarbon:problem:token-invalid")));

        // One at once and one every two seconds, the interval of these tests.
        var intervals = Duration.ofNanos(System.nanoTime() - started).toSeconds() / 2 + 1;
        var fetches = issuer.keyFetches.get() - fetchesBefore;
        assertTrue(fetches <= intervals, fetches + " fetches in " + intervals + " intervals");
    }

    @Test
    void verifiesATokenOnceUntilItEnds() {
        var token = issuer.token(someone, "analyst");
        var before = tokenChecks();

        for (var i = 0; i < 5; i++) {
            with(token).statusCode(200);
        }

        assertEquals(before + 1, tokenChecks());
    }

    @Test
    void forgetsAKnownTokenWhenItEnds() {
        var token = issuer.sign(issuer.claims(someone, Duration.ofSeconds(-26)));
        with(token).statusCode(200);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> refused(token).body("type", equalTo("urn:dualcarbon:problem:token-expired")));
    }

    @Test
    void findsANewKeyOfTheIssuer() {
        issuer.rotate();
        var token = issuer.token(someone, "analyst");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> with(token).statusCode(200));
    }

    @Test
    void slowsDownACallerWhoAsksTooOftenAndNobodyElse() {
        var token = issuer.token(someone, "analyst");
        var started = System.nanoTime();
        var refused = IntStream.range(0, 150)
                .parallel()
                .mapToObj(
                        i -> given().header("Authorization", "Bearer " + token).get("/api/assets/v1/x"))
                .filter(answer -> answer.statusCode() != 200)
                .toList();

        var seconds = (System.nanoTime() - started) / 1e9;
        var passed = 150 - refused.size();
        assertTrue(passed >= 80 && passed <= 81 + 5 * seconds, passed + " passed in " + seconds + " s");
        assertFalse(refused.isEmpty());
        for (var answer : refused) {
            assertEquals(429, answer.statusCode());
            assertEquals("urn:dualcarbon:problem:too-many-requests", answer.path("type"));
            assertTrue(Integer.parseInt(answer.header("Retry-After")) >= 1);
        }
        with(issuer.token(UUID.randomUUID().toString(), "analyst")).statusCode(200);
    }

    @Test
    void showsMetricsToThePlatformsPeopleAndMonitoringOnly() {
        given().get("/q/metrics").then().statusCode(401).contentType("application/problem+json");
        for (var role : List.of("tenant-admin", "platform-admin", "metrics:read")) {
            given().header("Authorization", "Bearer " + issuer.token(someone, role))
                    .get("/q/metrics")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:dualcarbon:problem:forbidden"));
        }
        for (var role : List.of("platform-admin", "metrics:read")) {
            given().header("Authorization", "Bearer " + issuer.platformToken(someone, role))
                    .header("Accept", "text/plain")
                    .get("/q/metrics")
                    .then()
                    .statusCode(200)
                    .body(containsString("gateway_service_silent{service=\"carbon-calculation\""));
        }
    }

    private final String administrator =
            Surroundings.issuer.platformToken(UUID.randomUUID().toString(), "platform-admin");

    private double tokenChecks() {
        return given().header("Authorization", "Bearer " + administrator)
                .header("Accept", "text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("gateway_token_checks_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static ValidatableResponse with(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/assets/v1/x")
                .then();
    }

    private static ValidatableResponse refused(String token) {
        return with(token)
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
