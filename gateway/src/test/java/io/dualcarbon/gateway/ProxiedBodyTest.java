package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Bodies on their way through the gateway: streamed, and broken off where they grow or stall. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class ProxiedBodyTest {
    private final String token = Surroundings.issuer.token(UUID.randomUUID().toString(), "analyst");

    @Test
    void streamsAnUpload() {
        var before = Surroundings.energy.bytesReceived.get();
        try (var wire = new Wire()) {
            wire.head(
                            "POST /api/energy/v1/readings HTTP/1.1",
                            "Authorization: Bearer " + token,
                            "Transfer-Encoding: chunked")
                    .chunk("first");

            await().atMost(Duration.ofSeconds(5)).until(() -> Surroundings.energy.bytesReceived.get() == before + 5);

            assertTrue(
                    wire.chunk("second").lastChunk().readUntil("\"length\":11").startsWith("HTTP/1.1 201"));
        }
    }

    @Test
    void streamsADownload() {
        Surroundings.energy.secondHalf = new CountDownLatch(1);
        try (var wire = new Wire()) {
            wire.head("GET /api/energy/v1/download HTTP/1.1", "Authorization: Bearer " + token);

            assertTrue(wire.readUntil("first half").startsWith("HTTP/1.1 200"));

            Surroundings.energy.secondHalf.countDown();
            wire.readUntil("second half");
        }
    }

    @Test
    void takesALargeBody() {
        var million = "x".repeat(1_000_000);
        try (var wire = new Wire()) {
            wire.head(
                    "POST /api/energy/v1/readings HTTP/1.1",
                    "Authorization: Bearer " + token,
                    "Content-Length: 50000000");
            for (var i = 0; i < 50; i++) {
                wire.send(million);
            }

            assertTrue(wire.readUntil("\"length\":50000000").startsWith("HTTP/1.1 201"));
        }
    }

    @Test
    void asksForTheBodyOnlyWhenTheCallerMaySend() {
        try (var wire = new Wire()) {
            wire.head(
                    "POST /api/energy/v1/readings HTTP/1.1",
                    "Authorization: Bearer " + token,
                    "Content-Length: 2",
                    "Expect: 100-continue");

            assertTrue(wire.readUntil("\r\n\r\n").startsWith("HTTP/1.1 100"));
            assertTrue(wire.send("ok").readUntil("\"length\":2").startsWith("HTTP/1.1 201"));
        }
        try (var wire = new Wire()) {
            wire.head("POST /api/energy/v1/readings HTTP/1.1", "Content-Length: 2", "Expect: 100-continue");

            assertTrue(wire.readUntil("\r\n\r\n").startsWith("HTTP/1.1 401"));
        }
    }

    @Test
    void refusesABodyAnnouncedAsTooLarge() {
        var before = Surroundings.assets.requests.get();
        try (var wire = new Wire()) {
            wire.head(
                    "POST /api/assets/v1/too-large HTTP/1.1",
                    "Authorization: Bearer " + token,
                    "Accept-Language: zh-CN",
                    "Content-Length: 60000000");

            var answer = wire.readUntil("urn:dualcarbon:problem:body-too-large");
            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
            assertTrue(answer.contains("content-language: zh"), answer);
            assertTrue(wire.closed());
        }
        assertEquals(before, Surroundings.assets.requests.get());
    }

    @Test
    void cutsABodyThatGrowsTooLarge() {
        var chunk = "x".repeat(1_000_000);
        try (var wire = new Wire()) {
            wire.head("POST /api/assets/v1/x HTTP/1.1", "Authorization: Bearer " + token, "Transfer-Encoding: chunked");
            for (var i = 0; i < 53; i++) {
                wire.chunk(chunk);
            }

            var answer = wire.readUntil("urn:dualcarbon:problem:body-too-large");
            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
            wire.lastChunk();
            assertTrue(wire.closed());
        }
    }

    @Test
    void survivesACallerWhoHangsUpInTheMiddle() {
        try (var wire = new Wire()) {
            wire.head("POST /api/assets/v1/x HTTP/1.1", "Authorization: Bearer " + token, "Content-Length: 1000")
                    .send("only this much");
        }

        caller().get("/api/assets/v1/x").then().statusCode(200);
    }

    @Test
    void givesUpOnACallerWhoStopsSending() {
        try (var wire = new Wire()) {
            wire.head("POST /api/assets/v1/x HTTP/1.1", "Authorization: Bearer " + token, "Content-Length: 1000")
                    .send("only this much");

            assertTrue(wire.readUntil("urn:dualcarbon:problem:body-stalled").startsWith("HTTP/1.1 408"));
        }
    }

    private RequestSpecification caller() {
        return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + token);
    }
}
