package io.dualcarbon.assets.platform;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.Until;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a greedy or careless caller takes from the others: nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class NeighboursTest {
    private static final int OF_CALLER = 50;

    private final TestRegistry registry = TestRegistry.fresh();
    private final TestRegistry others = TestRegistry.fresh();

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void saysThatItIsBusyWhenNoConnectionIsFree() throws SQLException {
        var taken = new ArrayList<Connection>();
        try {
            for (var i = 0; i < 16; i++) {
                taken.add(database.getConnection());
            }

            registry.get("areas").statusCode(503).header("Retry-After", "2").body("type", equalTo(PROBLEM + "busy"));
            registry.post("areas", TestRegistry.newArea("A1")).statusCode(503).body("type", equalTo(PROBLEM + "busy"));
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }

        registry.get("areas").statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void aCallerHoldsNoMoreThanItsPlaces() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < OF_CALLER; i++) {
                slow.add(begin("areas", registry.tenant().token("tenant-admin"), 1000, "{"));
            }

            var refused =
                    awaitStatus(429, () -> registry.tenant().as("tenant-admin").get(API + "areas"));
            refused.then()
                    .header("Retry-After", "2")
                    .body("type", equalTo(PROBLEM + "too-many-at-once"))
                    .body(
                            "detail",
                            equalTo("50 requests of this kind are being answered for you or your tenant;"
                                    + " wait for one of them"));
            registry.get("areas").statusCode(200);
            others.get("areas").statusCode(200);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }

        awaitStatus(200, () -> registry.tenant().as("tenant-admin").get(API + "areas"));
    }

    @Test
    void aTenantLeavesRoomForTheOthers() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var caller : new String[] {"tenant-admin", "assets:write"}) {
                for (var i = 0; i < OF_CALLER; i++) {
                    slow.add(begin("areas", registry.tenant().token(caller), 1000, "{"));
                }
            }

            awaitStatus(429, () -> registry.tenant().as("viewer").get(API + "areas"))
                    .then()
                    .body("type", equalTo(PROBLEM + "too-many-at-once"));
            others.get("areas").statusCode(200);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }

        awaitStatus(200, () -> registry.tenant().as("viewer").get(API + "areas"));
    }

    @Test
    void breaksOffABodyThatComesTooSlowly() throws IOException {
        try (var slow = begin("areas", registry.tenant().token("tenant-admin"), 1000, "{")) {
            assertEquals("HTTP/1.1 408", drip(slow));
        }
    }

    @Test
    void doesNotWaitForTheBodyOfWhatItRefuses() throws IOException {
        for (var role : new String[] {"viewer", "partner"}) {
            var begun = Instant.now();
            try (var slow = begin("areas", registry.tenant().token(role), 1000, "{")) {
                var answer = answer(slow);

                assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
                assertTrue(answer.contains("connection: close"), answer);
                assertTrue(Duration.between(begun, Instant.now()).toSeconds() < 8, "It took too long");
            }
        }
    }

    @Test
    void keepsTheConnectionOfARequestThatItReadToItsEnd() throws IOException {
        try (var socket = begin("areas", registry.tenant().token("tenant-admin"), 2, "{}")) {
            var bytes = socket.getInputStream().readNBytes(12);

            assertEquals("HTTP/1.1 400", new String(bytes, UTF_8));
            request(socket, "areas", registry.tenant().token("tenant-admin"), 2, "{}");
            var second = new StringBuilder();
            while (!second.toString().contains("HTTP/1.1 400")) {
                second.append((char) socket.getInputStream().read());
            }
            assertTrue(!second.toString().contains("connection: close"), second.toString());
        }
    }

    /** Sends the head of a request and so much of its body. */
    private static Socket begin(String path, String token, int length, String sent) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(30_000);
        request(socket, path, token, length, sent);
        return socket;
    }

    private static void request(Socket socket, String path, String token, int length, String sent) throws IOException {
        var head = """
            POST %s%s HTTP/1.1
            Host: localhost
            Authorization: Bearer %s
            Content-Type: application/json
            Content-Length: %d

            """.formatted(API, path, token, length).replace("\n", "\r\n");
        socket.getOutputStream().write((head + sent).getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    /** All that comes until the connection is closed. */
    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    /** Sends a byte a second until it is answered, and gives the beginning of the answer. */
    private static String drip(Socket socket) throws IOException {
        socket.setSoTimeout(1000);
        for (var sent = 0; sent < 30; sent++) {
            try {
                return new String(socket.getInputStream().readNBytes(12), UTF_8);
            } catch (SocketTimeoutException e) {
                socket.getOutputStream().write(' ');
            }
        }
        throw new IOException("It is never over");
    }

    /** Places are taken and given back a moment after a client has sent or closed something. */
    private static Response awaitStatus(int status, Supplier<Response> request) {
        return Until.sees("it answers " + status, request::get, answer -> answer.statusCode() == status);
    }
}
