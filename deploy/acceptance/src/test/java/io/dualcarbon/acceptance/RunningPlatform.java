package io.dualcarbon.acceptance;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The assembled platform with its demo data, started once for all tests as a user starts it, in a folder and on ports of
 * its own. Tests talk to the gateway only; {@link #service} exists to show that the services guard themselves.
 */
class RunningPlatform implements BeforeAllCallback {
    static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final Path DATA = Path.of("target", "platform").toAbsolutePath();
    private static final int OFFSET = freeOffset(10_000);
    private static final Map<String, Issued> TOKENS = new ConcurrentHashMap<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Started.class, type -> new Started(), Started.class);
    }

    private static final class Started implements AutoCloseable {
        Started() {
            run("deploy/local/up", "--detach", "--fresh", "--port-offset", Integer.toString(OFFSET));
        }

        @Override
        public void close() {
            run("deploy/local/down");
        }
    }

    static String gateway() {
        return "http://localhost:" + (8080 + OFFSET);
    }

    /** Straight to the service that answers {@code path}, past the gateway. */
    static String service(String path) {
        var prefixes = List.of("/api/assets/", "/api/energy/", "/api/carbon/", "/api/finance/");
        for (var i = 0; i < prefixes.size(); i++) {
            if (path.startsWith(prefixes.get(i))) {
                return "http://localhost:" + (8081 + i + OFFSET);
            }
        }
        throw new IllegalArgumentException("No service answers " + path);
    }

    static String issuer() {
        return "http://localhost:" + (8180 + OFFSET) + "/realms/dual-carbon";
    }

    static Path data() {
        return DATA;
    }

    static int portOffset() {
        return OFFSET;
    }

    /** The most physical memory that a process took since this was asked last, in MB; 0 where the system cannot tell. */
    static long peakOfMemoryMb(String process) {
        return peakOfMemoryMb(DATA, process);
    }

    static long peakOfMemoryMb(Path data, String process) {
        try {
            var pid = Files.readString(data.resolve("run").resolve(process + ".pid"))
                    .split(" ", 2)[0];
            var folder = Path.of("/proc", pid);
            if (!Files.exists(folder)) {
                return 0;
            }
            try (var lines = Files.lines(folder.resolve("status"))) {
                return lines.filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                        .findFirst()
                        .orElse(0);
            } finally {
                Files.writeString(folder.resolve("clear_refs"), "5");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the secrets that were made at the first start; {@code demo.password} is that of the demo people. */
    static String secret(String name) {
        return secret(DATA, name);
    }

    static String secret(Path data, String name) {
        return Objects.requireNonNull(secrets(data).get(name), name);
    }

    /** All of them, by name. */
    static Map<String, String> secrets() {
        return secrets(DATA);
    }

    private static Map<String, String> secrets(Path data) {
        try (var file = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            var secrets = new Properties();
            secrets.load(file);
            return secrets.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, secrets::getProperty));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token with some minutes left; the realm's live for five. */
    static String token(String name) {
        var soon = System.nanoTime() - Duration.ofMinutes(3).toNanos();
        return TOKENS.compute(
                        name,
                        (n, known) -> known != null && known.at() > soon
                                ? known
                                : new Issued(run("deploy/local/token", n).strip(), System.nanoTime()))
                .text();
    }

    private record Issued(String text, long at) {}

    /** A JSON request of a demo person at the gateway. */
    static RequestSpecification as(String name) {
        return given().baseUri(gateway())
                .auth()
                .oauth2(token(name))
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON);
    }

    static String run(String... command) {
        return run(DATA, command);
    }

    static String run(Path data, String... command) {
        try {
            var line = new ArrayList<>(Arrays.asList(command));
            line.set(0, ROOT.resolve(command[0]).toString());
            var builder = new ProcessBuilder(line).directory(ROOT.toFile());
            builder.environment().put("DUALCARBON_DATA", data.toString());
            // Readings are judged at once, not when they have settled: a test cannot wait for ten minutes.
            builder.environment().put("DUALCARBON_QUALITY_SETTLING", "PT0S");
            builder.environment().put("DUALCARBON_QUALITY_EVERY", "PT1S");
            builder.redirectErrorStream(true);
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first offset from one on at which every port is free, below those that the system gives to callers. */
    static int freeOffset(int from) {
        for (var offset = from; offset < 24_000; offset += 500) {
            if (List.of(8080, 8081, 8082, 8083, 8084, 8180, 5433).stream().allMatch(isFree(offset))) {
                return offset;
            }
        }
        throw new IllegalStateException("No free ports");
    }

    private static Predicate<Integer> isFree(int offset) {
        return port -> {
            try (var socket = new ServerSocket(port + offset, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException e) {
                return false;
            }
        };
    }
}
