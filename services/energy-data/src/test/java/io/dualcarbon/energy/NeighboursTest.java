package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Until;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a greedy or careless tenant takes from the others: nothing. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class NeighboursTest {
    /** Questions of a tenant that are answered at once. */
    private static final int OF_TENANT =
            Math.min(4, Math.max(2, Runtime.getRuntime().availableProcessors()));

    private final TestTenant tenant = TestTenant.fresh();
    private final TestTenant others = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Registry othersRegistry = new Registry(others);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aTenantsQuestionsWaitForEachOtherAndNobodyElseDoes() throws IOException, SQLException {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var running = new ArrayList<Socket>();
        try (var lock = locking("interval_block")) { // savings of an unknown baseline do not ask for it
            for (var i = 0; i < OF_TENANT; i++) {
                running.add(askForLoad(meter));
            }

            awaitStatus(503, () -> savings(tenant))
                    .then()
                    .header("Retry-After", "2")
                    .body("type", equalTo(PROBLEM + "turn-not-come"))
                    .body(
                            "detail",
                            equalTo("What was to be done before this took more than 10 seconds;"
                                    + " send it again in a moment"));
            savings(others).then().statusCode(404);
            tenant.as("viewer").get(API + "/baselines").then().statusCode(200);
            lock.rollback();
        }

        for (var question : running) {
            assertEquals("HTTP/1.1 200 OK", firstLine(question));
            question.close();
        }
        savings(tenant).then().statusCode(404);
    }

    @Test
    void aPlaceIsGivenBackWhenTheWorkIsOverHoweverItEnds() throws IOException, SQLException {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        for (var i = 0; i <= 2 * OF_TENANT; i++) {
            savings(tenant).then().statusCode(404);
            tenant.as("viewer")
                    .get(API + "/load-metrics?meterId=" + meter)
                    .then()
                    .statusCode(400);
            tenant.as("partner")
                    .get(API + "/load-metrics?meterId=" + meter)
                    .then()
                    .statusCode(403);
        }
        try (var lock = locking("interval_block")) {
            var running = new ArrayList<Socket>();
            for (var i = 0; i < OF_TENANT; i++) {
                running.add(askForLoad(meter));
            }
            awaitStatus(503, () -> savings(tenant));
            for (var i = 0; i < OF_TENANT; i++) {
                running.add(askForLoad(meter));
            }
            for (var gone : running) {
                gone.close();
            }

            savings(tenant).then().statusCode(503); // what nobody waits for is still at work
            lock.rollback();
        }

        awaitStatus(404, () -> savings(tenant));
        try (var lock = locking("interval_block")) { // all places but one are taken: each of these waits if one is lost
            var running = new ArrayList<Socket>();
            for (var i = 1; i < OF_TENANT; i++) {
                running.add(askForLoad(meter));
            }
            for (var i = 0; i < 100; i++) {
                savings(tenant).then().statusCode(404);
            }
            lock.rollback();
            for (var question : running) {
                assertEquals("HTTP/1.1 200 OK", firstLine(question));
                question.close();
            }
        }
    }

    @Test
    void slowSendersAreInNobodysWay() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                var upload = send(
                        "POST",
                        "/readings?dryRun=true",
                        "analyst",
                        "Content-Type: application/x-ndjson\r\nContent-Length: 99\r\n");
                upload.getOutputStream().write("{}\n".getBytes(UTF_8));
                slow.add(upload);
            }

            for (var whose : new TestTenant[] {tenant, others}) {
                whose.as("analyst")
                        .contentType("application/x-ndjson")
                        .body("{}\n".repeat(1000).getBytes(UTF_8))
                        .post(API + "/readings?dryRun=true")
                        .then()
                        .statusCode(200)
                        .body("rejected", equalTo(1000));
            }

            for (var upload : slow) { // who waits for one of these is answered behind it
                assertEquals(0, upload.getInputStream().available());
            }
        } finally {
            for (var upload : slow) {
                upload.close();
            }
        }
    }

    @Test
    void aCallerWatchesTenStreamsAtMost() throws IOException {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var streams = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 10; i++) {
                var stream = send("GET", "/live?meterId=" + meter, "viewer", "");
                streams.add(stream);
                assertEquals("HTTP/1.1 200 OK", firstLine(stream));
            }

            try (var refused = send("GET", "/live?meterId=" + meter, "viewer", "")) {
                assertEquals("HTTP/1.1 429 Too Many Requests", firstLine(refused));
            }
            energy.series(meter, "2025-01", "2025-02", "P1D").statusCode(200);
        } finally {
            for (var stream : streams) {
                stream.close();
            }
        }

        Until.holds("a place is given back", () -> {
            try (var stream = send("GET", "/live?meterId=" + meter, "viewer", "")) {
                return firstLine(stream).equals("HTTP/1.1 200 OK");
            }
        });
    }

    @Test
    void breaksOffAnUploadThatComesTooSlowly() throws IOException {
        try (var upload =
                send("POST", "/readings", "analyst", "Content-Type: application/x-ndjson\r\nContent-Length: 99\r\n")) {
            upload.setSoTimeout(1000);
            var answer = "";
            for (var sent = 0; answer.isEmpty() && sent < 30; sent++) {
                try {
                    answer = new String(upload.getInputStream().readNBytes(12), UTF_8);
                } catch (SocketTimeoutException e) {
                    upload.getOutputStream().write('\n');
                }
            }

            assertEquals("HTTP/1.1 408", answer);
        }
    }

    @Test
    void aTenantHasTwentyOpenJobsAndOthersNeedNotWaitForThem() throws SQLException {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var foreign = othersRegistry.meterOf(othersRegistry.building(othersRegistry.area()));
        othersRegistry.publish();
        var started = new ArrayList<String>();
        String other;
        try (var lock = locking("job_chunk")) { // begun jobs wait for it
            for (var i = 0; i < 20; i++) {
                started.add(export(tenant, meter).statusCode(202).extract().path("id"));
            }

            export(tenant, meter)
                    .statusCode(429)
                    .header("Retry-After", "2")
                    .body("type", equalTo(PROBLEM + "too-many-jobs"))
                    .body(
                            "detail",
                            equalTo("Your tenant has 20 jobs that are not over; wait for one of them or cancel it"));
            other = export(others, foreign).statusCode(202).extract().path("id");
            lock.rollback();
        }

        var begun = new ArrayList<Instant>();
        for (var id : started) {
            begun.add(startOf(tenant, id));
        }
        var began = startOf(others, other);
        assertTrue(begun.stream().anyMatch(began::isBefore), "It was begun after all that were before it");
        export(tenant, meter).statusCode(202);
    }

    private Socket askForLoad(String meter) throws IOException {
        return send("GET", "/load-metrics?from=2025-01-01&to=2025-01-02&meterId=" + meter, "viewer", "");
    }

    private static Response savings(TestTenant whose) {
        return whose.as("viewer")
                .get(API + "/baselines/00000000-0000-0000-0000-000000000000/savings?from=2025-01&to=2025-02");
    }

    /** When it was begun, once it is done. */
    private static Instant startOf(TestTenant whose, String id) {
        var job = await("DONE", () -> whose.as("viewer").get(API + "/jobs/" + id));
        return Instant.parse(job.path("startedAt"));
    }

    private static ValidatableResponse export(TestTenant whose, String meter) {
        return whose.as("viewer")
                .body("""
                    {"format":"CSV","what":"SERIES","meterId":"%s","from":"2025-01-01","to":"2025-01-02",
                     "resolution":"PT1H"}\
                    """.formatted(meter))
                .post(API + "/exports")
                .then();
    }

    /** Keeps everybody from a table until it is rolled back. */
    private static Connection locking(String table) throws SQLException {
        var connection = PostgresResource.superuser();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
        return connection;
    }

    private Socket send(String method, String path, String role, String headers) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(20_000);
        var head = "%s %s%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n%s\r\n"
                .formatted(method, API, path, tenant.token(role), headers);
        socket.getOutputStream().write(head.getBytes(UTF_8));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        return String.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine());
    }

    private static Response awaitStatus(int status, Supplier<Response> request) {
        return Until.sees("it answers " + status, request::get, answer -> answer.statusCode() == status);
    }

    private static Response await(String state, Supplier<Response> request) {
        return Until.sees("it is " + state, request::get, answer -> state.equals(answer.path("state")));
    }
}
