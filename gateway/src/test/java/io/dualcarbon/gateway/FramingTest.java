package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose length, host or form can be read in two ways, and those that take their time. */
@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class FramingTest {
    private static final String POST = "POST /api/assets/v1/x HTTP/1.1";

    private final String authorization = "Authorization: Bearer "
            + Surroundings.issuer.token(UUID.randomUUID().toString(), "analyst");

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "Chunked", "CHUNKED"})
    void readsAChunkedBodyHoweverTheCodingIsWritten(String coding) {
        try (var wire = new Wire()) {
            wire.head(POST, authorization, "Transfer-Encoding: " + coding)
                    .chunk("first")
                    .chunk("second")
                    .lastChunk();

            assertTrue(wire.readUntil("\"length\":11").startsWith("HTTP/1.1 201"));
        }
    }

    @Test
    void refusesALengthBesideATransferCoding() {
        refusesAsMalformed("Host: localhost", "Content-Length: 5", "Transfer-Encoding: chunked");
        refusesAsMalformed("Host: localhost", "Transfer-Encoding: chunked", "Content-Length: 5");
    }

    @Test
    void readsNothingBehindARequestThatItCouldNotFrame() {
        var before = Surroundings.assets.requests.get();
        try (var wire = new Wire()) {
            wire.head(POST, authorization, "Content-Length: 0", "Transfer-Encoding: chunked")
                    .lastChunk()
                    .head("GET /api/assets/v1/smuggled HTTP/1.1", authorization);

            assertTrue(wire.readUntil("malformed-request").startsWith("HTTP/1.1 400"));
            assertTrue(wire.closed());
        }
        assertEquals(before, Surroundings.assets.requests.get());
    }

    @Test
    void refusesTwoLengths() {
        refusesAsMalformed("Host: localhost", "Content-Length: 5", "Content-Length: 6");
        refusesAsMalformed("Host: localhost", "Content-Length: 5, 6");
        refusesAsMalformed("Host: localhost", "Content-Length: +5");
    }

    @Test
    void refusesTwoTransferCodings() {
        refusesAsMalformed("Host: localhost", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked");
        refusesAsMalformed("Host: localhost", "Transfer-Encoding: chunked, identity");
        refusesAsMalformed("Host: localhost", "Transfer-Encoding: identity");
    }

    @Test
    void refusesMoreOrLessThanOneHost() {
        refusesAsMalformed("Host: localhost", "Host: evil.example", "Content-Length: 0");
        refusesAsMalformed("Content-Length: 0");
    }

    @Test
    void nobodyRefusesARequestByOurMarkOrRemovesIt() {
        given().header("Authorization", authorization.substring("Authorization: ".length()))
                .header("Dualcarbon-Refused", "MALFORMED_REQUEST")
                .get("/api/assets/v1/x")
                .then()
                .statusCode(200);
    }

    @Test
    void saysThatAnAddressIsTooLong() {
        try (var wire = new Wire()) {
            wire.head("GET /api/assets/v1/x?q=" + "x".repeat(9_000) + " HTTP/1.1", authorization);

            assertTrue(wire.readUntil("urn:dualcarbon:problem:address-too-long").startsWith("HTTP/1.1 414"));
        }
    }

    @Test
    void saysThatHeadersAreTooLarge() {
        try (var wire = new Wire()) {
            wire.head(
                    "GET /api/assets/v1/x HTTP/1.1",
                    "Accept-Language: zh",
                    "Accept: */*",
                    "X-Large: " + "x".repeat(40_000));

            var answer = wire.readUntil("urn:dualcarbon:problem:headers-too-large");
            assertTrue(answer.startsWith("HTTP/1.1 431"), answer);
            assertTrue(answer.toLowerCase(Locale.ROOT).contains("x-request-id: "), answer);
            assertTrue(answer.contains("content-language: zh"), answer);
            assertTrue(wire.closed());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/assets/v1/%zz",
                "/api/assets/v1/%",
                "/api/assets/v1/%c3%",
                "/api/assets/v1/x?q=%zz",
                "http://evil.example/api/assets/v1/x"
            })
    void saysThatAnEscapeIsMalformed(String path) {
        try (var wire = new Wire()) {
            wire.head("GET " + path + " HTTP/1.1", authorization);

            assertTrue(wire.readUntil("urn:dualcarbon:problem:path-not-normal").startsWith("HTTP/1.1 400"));
        }
    }

    @Test
    void closesAConnectionWhoseHeadersDoNotEnd() {
        try (var wire = new Wire()) {
            wire.send("GET /api/assets/v1/x HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

            assertTrue(wire.closed());
        }
    }

    @Test
    void givesEveryHeadOfAConnectionItsTime() {
        try (var wire = new Wire()) {
            wire.head("GET /api/assets/v1/x HTTP/1.1", authorization);
            assertTrue(wire.readUntil("\"method\":\"GET\"").startsWith("HTTP/1.1 200"));

            wire.send("GET /api/assets/v1/x HTTP/1.1\r\nHost: loc");

            assertTrue(wire.closed());
        }
    }

    @Test
    void freesTheServiceWhenItsAnswerIsCompleteWhateverTheCallerStillSends() throws InterruptedException {
        Surroundings.assets.released = new CountDownLatch(1);
        try (var wire = new Wire()) {
            wire.head("POST /api/assets/v1/forbidden HTTP/1.1", authorization, "Content-Length: 100000")
                    .send("only this much");

            assertTrue(wire.readUntil("{}").startsWith("HTTP/1.1 403"));
            assertTrue(Surroundings.assets.released.await(10, TimeUnit.SECONDS));
        }
    }

    private void refusesAsMalformed(String... headers) {
        var before = Surroundings.assets.requests.get();
        try (var wire = new Wire()) {
            wire.bareHead(POST + "\r\n" + authorization + "\r\n" + String.join("\r\n", headers));

            var answer = wire.readUntil("urn:dualcarbon:problem:malformed-request");
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.contains("content-type: application/problem+json"), answer);
        }
        assertEquals(before, Surroundings.assets.requests.get());
    }
}
