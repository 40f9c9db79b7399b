package io.dualcarbon.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The platform, started as a user starts it, in a folder and on ports of its own; it stops when this process ends. */
final class LocalPlatform {
    static final Path ROOT = Path.of(System.getProperty("dualcarbon.root", ".")).toAbsolutePath();

    /** Tokens live for five minutes. */
    private static final Duration TOKEN_USE = Duration.ofMinutes(3);

    private final Path data;
    private final int offset;
    private final Map<String, Issued> tokens = new HashMap<>();

    private record Issued(String text, long at) {}

    LocalPlatform(Path data, int offset) {
        this.data = data;
        this.offset = offset;
    }

    void start(boolean fresh) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run("deploy/local/down")));
        var command = new ArrayList<>(Arrays.asList(
                "deploy/local/up", "--detach", "--without-demo-data", "--port-offset", Integer.toString(offset)));
        if (fresh) {
            command.add("--fresh");
        }
        run(command.toArray(String[]::new));
    }

    URI gateway() {
        return URI.create("http://localhost:" + (8080 + offset));
    }

    /** The service itself, for what the gateway does not show: its memory. */
    URI energyData() {
        return URI.create("http://localhost:" + (8082 + offset));
    }

    String token(String person) {
        return token(person, TOKEN_USE);
    }

    /** All that are used, for a while: nobody fetches another meanwhile. */
    synchronized void renewTokens() {
        for (var person : List.copyOf(tokens.keySet())) {
            token(person, TOKEN_USE.dividedBy(2));
        }
    }

    private synchronized String token(String person, Duration use) {
        return tokens.compute(
                        person,
                        (name, known) -> known != null && System.nanoTime() - known.at() < use.toNanos()
                                ? known
                                : new Issued(run("deploy/local/token", name).strip(), System.nanoTime()))
                .text();
    }

    /** As the superuser: sizes, and databases beside the platform's in the same server. */
    Connection connect(String database) throws SQLException {
        var secrets = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            secrets.load(file);
        } catch (IOException e) {
            throw new BenchFailed("The secrets of the platform cannot be read", e);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + (5433 + offset) + "/" + database,
                "postgres",
                secrets.getProperty("postgres.password"));
    }

    private String run(String... command) {
        try {
            command[0] = ROOT.resolve(command[0]).toString();
            var builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
            builder.environment().put("DUALCARBON_DATA", data.toString());
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchFailed(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new BenchFailed(command[0] + " could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted", e);
        }
    }
}
