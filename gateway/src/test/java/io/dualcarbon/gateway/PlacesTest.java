package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody takes all connections: of the limits of these tests 8 belong to a caller, 12 to a tenant, 3 and 5 of the waits. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class PlacesTest {
    private static final String DOWNLOAD = "/api/energy/v1/download";
    private static final String WAITING = DOWNLOAD + "?wait=PT20S";

    private final String tenant = UUID.randomUUID().toString();
    private final List<Wire> wires = new ArrayList<>();

    @BeforeEach
    void holdBackDownloads() {
        Surroundings.energy.secondHalf = new CountDownLatch(1);
    }

    @AfterEach
    void end() {
        Surroundings.energy.secondHalf.countDown();
        wires.forEach(Wire::close);
    }

    @Test
    void oneCallerTakesOnlyItsPlaces() {
        var busy = caller(tenant);
        hold(8, busy, DOWNLOAD);

        refused(busy, "/api/energy/v1/x")
                .body(
                        "detail",
                        equalTo("Up to 8 such requests may be under way at once; wait for"
                                + " answers before you send more"));
        ask(caller(tenant), "/api/energy/v1/x").statusCode(200);
    }

    @Test
    void oneTenantTakesOnlyItsPlaces() {
        hold(8, caller(tenant), DOWNLOAD);
        hold(4, caller(tenant), DOWNLOAD);

        refused(caller(tenant), "/api/energy/v1/x");
        ask(caller(UUID.randomUUID().toString()), "/api/energy/v1/x").statusCode(200);
    }

    @Test
    void thoseWhoWaitAreCountedApart() {
        var patient = caller(tenant);
        hold(3, patient, WAITING);

        refused(patient, WAITING);
        refused(patient, "/api/energy/v1/live");
        ask(patient, "/api/energy/v1/x").statusCode(200);
        ask(patient, "/api/energy/v1/x?wait=PT0S").statusCode(200);
    }

    @Test
    void aTenantWaitsInItsPlacesOnly() {
        hold(3, caller(tenant), WAITING);
        hold(2, caller(tenant), WAITING);

        refused(caller(tenant), WAITING);
        hold(1, caller(UUID.randomUUID().toString()), WAITING);
    }

    @Test
    void aPlaceIsFreeWhenItsRequestEndsOrItsCallerLeaves() {
        var busy = caller(tenant);
        hold(8, busy, DOWNLOAD);
        refused(busy, "/api/energy/v1/x");

        wires.get(0).close();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ask(busy, "/api/energy/v1/x").statusCode(200));
        hold(1, busy, DOWNLOAD);
        Surroundings.energy.secondHalf.countDown();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> hold(8, busy, DOWNLOAD));
    }

    private void hold(int requests, String token, String path) {
        for (var i = 0; i < requests; i++) {
            var wire = new Wire();
            wires.add(wire);
            wire.head("GET " + path + " HTTP/1.1", "Authorization: Bearer " + token);
            assertTrue(wire.readUntil("first half").startsWith("HTTP/1.1 200"));
        }
    }

    private static ValidatableResponse refused(String token, String path) {
        return ask(token, path)
                .statusCode(429)
                .header("Retry-After", "1")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dualcarbon:problem:too-many-at-once"));
    }

    private static ValidatableResponse ask(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path).then();
    }

    private static String caller(String tenant) {
        var issuer = Surroundings.issuer;
        return issuer.sign(issuer.claims(UUID.randomUUID().toString(), Duration.ofMinutes(5), "analyst")
                .claim("tenant", tenant));
    }
}
