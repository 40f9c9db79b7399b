package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class ProxyTest {
    private final String token = Surroundings.issuer.token(UUID.randomUUID().toString(), "analyst");

    @ParameterizedTest
    @ValueSource(strings = {"/api/assets/v1", "/api/energy/v1", "/api/carbon/v1", "/api/finance/v1"})
    void sendsEachPrefixToItsService(String prefix) {
        caller().get(prefix + "/things/%E5%8C%BA?from=2025-01&name=%E9%95%BF%20b")
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"")
                .body("method", equalTo("GET"))
                .body("uri", equalTo(prefix + "/things/%E5%8C%BA?from=2025-01&name=%E9%95%BF%20b"))
                .body("headers.authorization", equalTo("Bearer " + token));
    }

    @Test
    void passesBodyAndStatusOfAPost() {
        caller().contentType(ContentType.JSON)
                .body("{\"code\":\"A-1\"}")
                .post("/api/assets/v1/buildings")
                .then()
                .statusCode(201)
                .body("method", equalTo("POST"))
                .body("length", equalTo(14))
                .body("headers.content-type", startsWith("application/json"));
    }

    @Test
    void passesAnAnswerWithoutBody() {
        caller().post("/api/assets/v1/nothing").then().statusCode(204).header("Transfer-Encoding", nullValue());
    }

    @Test
    void passesAHeadRequest() {
        caller().head("/api/assets/v1/x").then().statusCode(200).header("ETag", "\"7\"");
    }

    @Test
    void tellsTheServiceWhoAsksAndRemovesWhatTheCallerMadeUp() {
        caller().header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=6.6.6.6")
                .header("X-Real-IP", "6.6.6.6")
                .header("Dualcarbon-Tenant", "demo-b")
                .header("Dualcarbon-Gateway", "made-up")
                .header("X-Dualcarbon-Anything", "x")
                .header("Cookie", "a=b")
                .header("TE", "trailers")
                .header("Connection", "keep-alive, X-Secret-Hop")
                .header("X-Secret-Hop", "1")
                .header("Idempotency-Key", "kept")
                .get("/api/assets/v1/x")
                .then()
                .statusCode(200)
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-proto", equalTo("http"))
                .body("headers.x-forwarded-host", nullValue())
                .body("headers.x-forwarded-prefix", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.x-real-ip", nullValue())
                .body("headers.dualcarbon-tenant", nullValue())
                .body("headers.dualcarbon-gateway", equalTo("gateway-secret-of-development-only"))
                .body("headers.x-dualcarbon-anything", nullValue())
                .body("headers.cookie", nullValue())
                .body("headers.te", nullValue())
                .body("headers.x-secret-hop", nullValue())
                .body("headers.idempotency-key", equalTo("kept"));
    }

    @Test
    void keepsAWellFormedRequestId() {
        caller().header("X-Request-Id", "order-66-of-2025")
                .get("/api/assets/v1/x")
                .then()
                .header("X-Request-Id", "order-66-of-2025")
                .body("headers.x-request-id", equalTo("order-66-of-2025"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "has space in it", "${jndi:ldap://x}", "<script>alert(1)</script>"})
    void replacesAnUnfitRequestId(String unfit) {
        caller().header("X-Request-Id", unfit)
                .get("/api/assets/v1/x")
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void addsSecurityHeadersAndNoForeignCookies() {
        caller().get("/api/assets/v1/x")
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", org.hamcrest.Matchers.containsString("frame-ancestors 'none'"))
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store")
                .header("Set-Cookie", nullValue());
    }

    @Test
    void believesNoStrangerThatTheConnectionIsSecure() {
        caller().header("X-Forwarded-Proto", "https")
                .header("Forwarded", "proto=https")
                .get("/api/assets/v1/x")
                .then()
                .header("Strict-Transport-Security", nullValue())
                .body("headers.x-forwarded-proto", equalTo("http"));
    }

    @Test
    void goesOnWithTheTraceOfTheCaller() {
        caller().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/api/assets/v1/x")
                .then()
                .body("headers.traceparent", matchesPattern("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-01"));
        caller().header("traceparent", "00-not-a-trace")
                .get("/api/assets/v1/x")
                .then()
                .body("headers.traceparent", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @Test
    void answersForAServiceThatIsTooSlow() {
        caller().get("/api/energy/v1/slow")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dualcarbon:problem:deadline-exceeded"))
                .body("status", equalTo(504))
                .body("instance", equalTo("/api/energy/v1/slow"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body("traceId", not(equalTo("00000000000000000000000000000000")));
    }

    @Test
    void saysSoWhenAServiceBreaksOffAndNeverRepeatsTheRequest() {
        var before = Surroundings.energy.requests.get();

        caller().post("/api/energy/v1/broken")
                .then()
                .statusCode(502)
                .body("type", equalTo("urn:dualcarbon:problem:answer-lost"));

        assertEquals(before + 1, Surroundings.energy.requests.get());
    }

    @Test
    void breaksOffADownloadThatTheServiceBreaksOff() {
        try (var wire = new Wire()) {
            wire.head("GET /api/energy/v1/half HTTP/1.1", "Authorization: Bearer " + token);

            assertTrue(wire.readUntil("first half").startsWith("HTTP/1.1 200"));
            assertTrue(wire.closed());
        }
    }

    @Test
    void saysSoWhenAServiceBreaksOffWithinAShortAnswer() {
        caller().get("/api/energy/v1/half-of-a-length")
                .then()
                .statusCode(502)
                .header("ETag", nullValue())
                .body("type", equalTo("urn:dualcarbon:problem:answer-lost"));
    }

    @Test
    void answersForAServiceThatIsAwayAndFindsItAgain() {
        caller().get("/api/finance/v1/x").then().statusCode(200);
        Surroundings.finance.stop();

        caller().header("Accept-Language", "zh-CN,zh;q=0.9")
                .get("/api/finance/v1/x")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dualcarbon:problem:service-unavailable"))
                .body("title", equalTo("服务不可用"));

        Surroundings.finance.start();
        caller().get("/api/finance/v1/x").then().statusCode(200);
    }

    @Test
    void sendsTheFirstRequestToAServiceThatIsBackAfterAWhile() {
        Surroundings.finance.stop();
        await().atMost(Duration.ofSeconds(10)).until(() -> isSilent("green-finance"));
        caller().get("/api/finance/v1/x").then().statusCode(503);

        Surroundings.finance.start();

        caller().get("/api/finance/v1/x").then().statusCode(200);
    }

    @Test
    void cutsOffAServiceThatHangsWhileOthersStayFast() {
        Surroundings.carbon.freeze();
        try {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> caller().get("/api/carbon/v1/x").then().statusCode(503));

            var started = System.nanoTime();
            caller().get("/api/carbon/v1/x")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "2")
                    .body("type", equalTo("urn:dualcarbon:problem:service-unavailable"));
            caller().get("/api/assets/v1/x").then().statusCode(200);
            assertTrue(System.nanoTime() - started < 1_000_000_000L);
        } finally {
            Surroundings.carbon.thaw();
        }
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> caller().get("/api/carbon/v1/x").then().statusCode(200));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/assets/v1/../../../q/health, 400, path-not-normal",
        "/api/assets/v1/%2e%2e/%2e%2e/q/metrics, 400, path-not-normal",
        "/api/assets/v1/..%2f..%2f..%2fq/metrics, 400, path-not-normal",
        "/api/assets/v1//x, 400, path-not-normal",
        "/api/assets/v2/x, 404, route-not-found",
        "/api/assets/v11, 404, route-not-found",
        "/api, 404, route-not-found",
        "/api/assets/q/metrics, 404, route-not-found"
    })
    void opensNothingBesideTheApis(String path, int status, String problem) {
        try (var wire = new Wire()) {
            wire.head("GET " + path + " HTTP/1.1", "Authorization: Bearer " + token);

            var answer = wire.readUntil("urn:dualcarbon:problem:" + problem);
            assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        }
    }

    @Test
    void refusesAMethodNobodyTakes() {
        try (var wire = new Wire()) {
            wire.head("TRACE /api/assets/v1/x HTTP/1.1", "Authorization: Bearer " + token);

            assertTrue(
                    wire.readUntil("urn:dualcarbon:problem:method-not-allowed").startsWith("HTTP/1.1 405"));
        }
    }

    @Test
    void refusesATransferCodingThatAServiceMightReadDifferently() {
        try (var wire = new Wire()) {
            wire.head(
                    "POST /api/assets/v1/x HTTP/1.1",
                    "Authorization: Bearer " + token,
                    "Transfer-Encoding: gzip, chunked");

            assertTrue(
                    wire.readUntil("urn:dualcarbon:problem:malformed-request").startsWith("HTTP/1.1 400"));
        }
    }

    private static boolean isSilent(String service) {
        return given().header(
                        "Authorization",
                        "Bearer "
                                + Surroundings.issuer.platformToken(
                                        UUID.randomUUID().toString(), "metrics:read"))
                .header("Accept", "text/plain")
                .get("/q/metrics")
                .then()
                .extract()
                .asString()
                .lines()
                .anyMatch(line -> line.startsWith("gateway_service_silent{service=\"%s\"".formatted(service))
                        && line.endsWith(" 1.0"));
    }

    private RequestSpecification caller() {
        return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + token);
    }
}
