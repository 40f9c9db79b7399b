package io.dualcarbon.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A platform to break, beside the one that is only asked: with people, without data. */
final class OwnPlatform implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LARGE_LIMIT = Duration.ofMinutes(15);
    private static final Duration TOKEN_USE = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Path data = Path.of("target", "own-platform").toAbsolutePath();
    /** The other platform may start later. */
    private final int offset = RunningPlatform.freeOffset(RunningPlatform.portOffset() + 500);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String actor = "";
    private String token = "";
    private long tokenAt;

    OwnPlatform() {
        up("--fresh");
        actAs("operator");
        create(
                "tenants",
                Map.of("id", "changning", "name", "District", "timeZone", "Asia/Shanghai", "gridArea", "CN-SH"));
    }

    @Override
    public void close() {
        down();
    }

    void down() {
        RunningPlatform.run(data, "deploy/local/down");
    }

    /** Starts what neither runs nor comes back by itself, and returns what it printed once all are ready. */
    String up(String... options) {
        var command = new ArrayList<>(List.of(
                "deploy/local/up", "--detach", "--without-demo-data", "--port-offset", Integer.toString(offset)));
        command.addAll(List.of(options));
        return RunningPlatform.run(data, command.toArray(String[]::new));
    }

    /** Sends a signal to a process and to those that it has started, and waits until it has ended. */
    void end(String process, String signal) {
        var handle = ProcessHandle.of(pid(process)).orElseThrow();
        RunningPlatform.run(data, "/bin/bash", "-c", "kill -s " + signal + " -- -" + handle.pid());
        Registry.until(process + " to end", () -> !runs(handle));
    }

    /** In a container whose first process reaps nobody, the dead stay in the process table. */
    private static boolean runs(ProcessHandle handle) {
        try {
            return handle.isAlive()
                    && !Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"))
                            .contains(") Z");
        } catch (IOException e) {
            return false;
        }
    }

    long pid(String process) {
        try {
            return Long.parseLong(Files.readString(data.resolve("run").resolve(process + ".pid"))
                    .split(" ", 2)[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written of each process that was started again, without the time. */
    List<String> restarts() {
        try {
            var log = data.resolve("logs").resolve("restarts.log");
            return Files.exists(log)
                    ? Files.readAllLines(log).stream()
                            .map(line -> line.split(" ", 2)[1])
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasDatabase() {
        try {
            sql("energy-data", "select 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    boolean energyDataIsReady() {
        var ready = URI.create("http://localhost:" + (8082 + offset) + "/q/health/ready");
        try {
            return send(HttpRequest.newBuilder(ready).timeout(LIMIT).GET()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The most physical memory that a process took since this was asked last, in MB; 0 where the system cannot tell. */
    long peakOfMemoryMb(String process) {
        return RunningPlatform.peakOfMemoryMb(data, process);
    }

    /** Changes what a service keeps, behind its back: as time does, which a test cannot wait for. */
    void sql(String service, String statement) throws SQLException {
        var url = "jdbc:postgresql://localhost:" + (5433 + offset) + "/" + service.replace('-', '_');
        try (var connection = DriverManager.getConnection(
                        url, "postgres", RunningPlatform.secret(data, "postgres.password"));
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    /** From now on requests are that person's. */
    synchronized void actAs(String person) {
        actor = person;
        token = RunningPlatform.run(data, "deploy/local/token", person).strip();
        tokenAt = System.nanoTime();
    }

    /** Before the token may expire; Keycloak is not asked while something is broken. */
    void renewToken() {
        if (System.nanoTime() - tokenAt > TOKEN_USE.toNanos()) {
            actAs(actor);
        }
    }

    /** The id of a new record of the registry. */
    String create(String kind, Map<String, ?> record) {
        try {
            var answer = post("/api/assets/v1/" + kind, JSON.writeValueAsString(record));
            assertEquals(201, answer.statusCode(), answer::body);
            return JSON.readTree(answer.body()).path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An electricity meter of 15 minutes in a building, to be created. */
    static Map<String, Object> meter(String building) {
        return Map.of(
                "code", Registry.code("METER"),
                "name", "Meter",
                "buildingId", building,
                "carrier", "ELECTRICITY",
                "direction", "IMPORT",
                "reading", "INTERVAL",
                "intervalMinutes", 15,
                "unit", "kWh");
    }

    JsonNode get(String path) {
        try {
            var answer = answer(path);
            assertEquals(200, answer.statusCode(), answer::body);
            return read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String path) {
        try {
            return answer(path).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Fails as any client's request does when nobody answers. */
    HttpResponse<String> post(String path, String json) throws IOException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Asks for a change of the state of a record, in whatever version it is. */
    HttpResponse<String> move(String path) throws IOException {
        return send(request(path).header("If-Match", "*").POST(BodyPublishers.noBody()));
    }

    /** Sends a body that is made while it is sent. */
    HttpResponse<String> upload(String path, String mediaType, Iterable<byte[]> pieces) throws IOException {
        return send(request(path)
                .timeout(LARGE_LIMIT)
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofByteArrays(pieces)));
    }

    /** Keeps a large answer in a file. */
    void download(String path, Path file) throws IOException {
        var request = request(path).timeout(LARGE_LIMIT).setHeader("Accept", "*/*");
        try {
            assertEquals(
                    200,
                    client.send(request.GET().build(), BodyHandlers.ofFile(file))
                            .statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many lines a file has, which is read and not kept. */
    long lines(String path) throws IOException {
        var request = request(path).timeout(LARGE_LIMIT).setHeader("Accept", "*/*");
        try {
            var answer = client.send(request.GET().build(), BodyHandlers.ofLines());
            assertEquals(200, answer.statusCode());
            return answer.body().count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> answer(String path) throws IOException {
        return send(request(path).GET());
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + (8080 + offset) + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
