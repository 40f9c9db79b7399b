package io.dualcarbon.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway costs: the same small GET straight from a stub service, through nginx and through the gateway as it is
 * built, with its check of tokens. The three take turns in each round, so that a mood of the machine meets all of them.
 */
final class GatewayBench {
    private static final int STUB = 29_181;
    private static final int NGINX = 29_182;
    private static final int GATEWAY = 29_180;

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 7;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TURN = Duration.ofSeconds(3);
    private static final long UPLOAD_BYTES = 500L << 20;
    private static final Duration LOOK_AFTER_WARM_UP = Duration.ofSeconds(1);

    private final Path folder = LocalPlatform.ROOT.resolve("deploy/bench/target/gateway");
    private final StubService stub = new StubService(STUB);
    private final Report report;

    GatewayBench(Report report) {
        this.report = report;
    }

    boolean run() {
        stub.start();
        var token = stub.token();
        var compared = startNginx();
        var gateway = startGateway();
        var ways = List.of(
                new Way("straight", new HttpLoad(STUB, StubService.PATH, token)),
                new Way(compared, new HttpLoad(NGINX, StubService.PATH, token)),
                new Way("gateway", new HttpLoad(GATEWAY, StubService.PATH, token)));
        Patience.until(Duration.ofMinutes(1), Duration.ofMillis(200), "the gateway to be ready", GatewayBench::isReady);
        System.out.println("Warming up");
        for (var way : ways) {
            way.load.asFastAsPossible(CONNECTIONS, WARM_UP);
            way.load.asFastAsPossible(1, LOOK_AFTER_WARM_UP);
        }
        for (var round = 1; round <= ROUNDS; round++) {
            for (var way : ways) {
                way.full.add(way.load.asFastAsPossible(CONNECTIONS, TURN));
            }
            for (var way : ways) {
                way.alone.add(way.load.asFastAsPossible(1, TURN));
            }
            System.out.printf("Round %d:%s%n", round, told(ways));
        }
        var straight = ways.get(0);
        var nginx = ways.get(1);
        var ours = ways.get(2);
        var half = medianPerSecond(ours.full) / 2;
        for (var round = 0; round < ROUNDS; round++) {
            for (var way : List.of(straight, ours)) {
                way.half.add(way.load.steadily(CONNECTIONS, TURN, half));
            }
        }

        var ratios = new ArrayList<Double>();
        var addedP50 = new ArrayList<Double>();
        var addedP99 = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            ratios.add(ours.full.get(round).perSecond() / nginx.full.get(round).perSecond());
            addedP50.add((ours.alone.get(round).micros().median()
                            - straight.alone.get(round).micros().median())
                    / 1e3);
            addedP99.add((ours.half.get(round).micros().percentile(0.99)
                            - straight.half.get(round).micros().percentile(0.99))
                    / 1e3);
        }
        report.atLeast(
                "gatewayVsNginx",
                "requests a second through the gateway, of those through " + compared,
                0.5,
                Spread.of(ratios).median());
        report.atMost(
                "addedP50Ms",
                "what the gateway adds to half of the answers, one connection",
                0.15,
                Spread.of(addedP50).median());
        report.atMost(
                "addedP99Ms",
                "what it adds to 99 of 100 at half load",
                2,
                Spread.of(addedP99).median());
        report.atMost(
                "uploadHeapMb",
                "heap that an upload of 500 MB takes beyond what lives before it",
                32,
                uploadHeapMb(gateway, token, stub.monitoringToken()));
        describe(ways, half, compared);
        report.machine("none");
        return report.finish();
    }

    private void describe(List<Way> ways, double half, String compared) {
        var details = report.details();
        details.put("comparedWith", compared)
                .put("wantedGatewayVsNginx", 0.65)
                .put("connections", CONNECTIONS)
                .put("rounds", ROUNDS)
                .put("halfLoadPerSecond", Report.rounded(half));
        for (var way : ways) {
            way.describe(details.putObject(way.name));
        }
    }

    private static String told(List<Way> ways) {
        var text = new StringBuilder();
        for (var way : ways) {
            text.append(" %s %.0f/s, alone %.3f ms;"
                    .formatted(
                            way.name,
                            way.full.get(way.full.size() - 1).perSecond(),
                            way.alone.get(way.alone.size() - 1).micros().median() / 1e3));
        }
        return text.toString();
    }

    private static double medianPerSecond(List<HttpLoad.Result> results) {
        return Spread.of(results.stream().map(HttpLoad.Result::perSecond).toList())
                .median();
    }

    /** What is compared with: nginx, or the name of what stands in for it. */
    private String startNginx() {
        var nginx = nginx();
        if (nginx == null) {
            System.out.println("There is no nginx here: a plain Vert.x proxy stands in for it");
            OwnProcess.start(
                    List.of(
                            OwnProcess.JAVA,
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PlainProxy.class.getName(),
                            Integer.toString(NGINX),
                            Integer.toString(STUB)),
                    Map.of(),
                    folder.resolve("proxy.log"),
                    NGINX);
            return "plain Vert.x proxy";
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes auto;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx-error.log warn;
                events { worker_connections 1024; }
                http {
                    access_log %1$s/nginx-access.log combined buffer=64k flush=1s;
                    upstream stub {
                        server 127.0.0.1:%2$d;
                        keepalive 64;
                        keepalive_requests 1000000000;
                    }
                    server {
                        listen 127.0.0.1:%3$d;
                        keepalive_requests 1000000000;
                        location / {
                            proxy_pass http://stub;
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                        }
                    }
                }
                """.formatted(folder, STUB, NGINX));
        } catch (IOException e) {
            throw new BenchFailed("The configuration of nginx cannot be written", e);
        }
        OwnProcess.start(
                List.of(nginx, "-c", folder.resolve("nginx.conf").toString()),
                Map.of(),
                folder.resolve("nginx.log"),
                NGINX);
        return "nginx";
    }

    private static @Nullable String nginx() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst()
                .orElse(null);
    }

    /** As deploy/local starts it, but for the limits of one caller, who is the whole load here. */
    private OwnProcess startGateway() {
        var service = "http://127.0.0.1:" + STUB;
        return OwnProcess.start(
                List.of(
                        OwnProcess.JAVA,
                        "-Xms64m",
                        "-Xmn32m",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        LocalPlatform.ROOT
                                .resolve("gateway/target/quarkus-app/quarkus-run.jar")
                                .toString()),
                Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(GATEWAY)),
                        Map.entry("OIDC_ISSUER", stub.issuer()),
                        Map.entry("ASSET_REGISTRY_URL", service),
                        Map.entry("ENERGY_DATA_URL", service),
                        Map.entry("CARBON_CALCULATION_URL", service),
                        Map.entry("GREEN_FINANCE_URL", service),
                        Map.entry("CONSOLE_CLIENT_SECRET", "secret-of-this-run-only"),
                        Map.entry("SESSION_ENCRYPTION_SECRET", "secret-of-this-run-only-and-long-enough"),
                        Map.entry("GATEWAY_SECRET", "secret-of-this-run-only-and-long-enough"),
                        Map.entry("GATEWAY_REQUESTS_PER_SECOND", "1000000"),
                        Map.entry("GATEWAY_BURST", "1000000")),
                folder.resolve("gateway.log"),
                GATEWAY);
    }

    private static boolean isReady() {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + GATEWAY + "/q/health/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted", e);
        }
    }

    private static double uploadHeapMb(OwnProcess gateway, String token, String monitoring) {
        System.out.println("Sending 500 MB");
        gateway.collectGarbage();
        var uri = URI.create("http://127.0.0.1:" + GATEWAY);
        var lives = HeapSampler.usedMbNow(uri, monitoring);
        var sampler = HeapSampler.of(uri, monitoring);
        try {
            var status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri.resolve("/api/energy/v1/readings"))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/x-ndjson")
                                    .POST(BodyPublishers.ofInputStream(() -> new Zeros(UPLOAD_BYTES)))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new BenchFailed("The upload was answered " + status);
            }
        } catch (IOException e) {
            throw new BenchFailed("The upload failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted", e);
        }
        return Math.max(0, sampler.usedMb() - lives);
    }

    private static final class Way {
        private final String name;
        private final HttpLoad load;
        private final List<HttpLoad.Result> full = new ArrayList<>();
        private final List<HttpLoad.Result> alone = new ArrayList<>();
        private final List<HttpLoad.Result> half = new ArrayList<>();

        Way(String name, HttpLoad load) {
            this.name = name;
            this.load = load;
        }

        void describe(ObjectNode into) {
            into.set(
                    "requestsPerSecond",
                    Spread.of(full.stream().map(HttpLoad.Result::perSecond).toList())
                            .json());
            into.set("p50MsAtFullLoad", millis(full, 0.5));
            into.set("p50MsOfOneConnection", millis(alone, 0.5));
            if (!half.isEmpty()) {
                into.set("p99MsAtHalfLoad", millis(half, 0.99));
            }
        }

        private static ObjectNode millis(List<HttpLoad.Result> results, double share) {
            return Spread.of(results.stream()
                            .map(result -> result.micros().percentile(share) / 1e3)
                            .toList())
                    .json();
        }
    }

    /** So many zeros. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long bytes) {
            left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            var n = (int) Math.min(left, length);
            left -= n;
            return n;
        }
    }
}
