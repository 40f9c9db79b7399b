package io.dualcarbon.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How much slower one tenant's answers come while another one takes all that it can get. */
final class NeighboursBench {
    private static final String GREEDY = "admin";
    private static final String ENERGY = "/api/energy/v1";
    private static final List<String> SMALL = List.of("/api/assets/v1/areas?limit=10", ENERGY + "/baselines?limit=10");
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final double MOST_RATIO = 1.5;

    private final LocalPlatform platform = QueryBench.platformWithAYear();
    private final Api greedy = new Api(platform, GREEDY);
    private final Api neighbour = new Api(platform, "admin-b");
    private final Report report;

    NeighboursBench(Report report) {
        this.report = report;
    }

    boolean run() {
        var fleet = Fleet.load(greedy);
        Fleet.registerTenant(platform, "demo-b");
        Patience.until(Duration.ofMinutes(1), Duration.ofMillis(200), "every service to know the neighbour", () -> {
            try {
                SMALL.forEach(neighbour::getBytes);
                return true;
            } catch (BenchFailed refused) {
                return false;
            }
        });
        var meter = fleet.meters().get(0).id();
        p99Ms();
        var alone = p99Ms();
        report.details().put("aloneP99Ms", Report.rounded(alone));

        attack("slowBodies", "200 slow bodies", alone, this::slowBodies);
        var cursor = endOfTheFeed();
        attack(
                "longPolls",
                "220 long polls of the change feed",
                alone,
                () -> asking(220, ENERGY + "/changes?wait=PT20S&after=" + cursor));
        attack("liveStreams", "100 live streams", alone, () -> asking(100, ENERGY + "/live?meterId=" + meter));
        attack(
                "questions",
                "50 long questions at once",
                alone,
                () -> asking(
                        50,
                        ENERGY
                                + "/consumption/ranking?areaId=%s&from=2025-01&to=2026-01&carrier=ELECTRICITY&limit=500"
                                        .formatted(fleet.districtId())));
        attack("exports", "100 exports", alone, () -> ordering(100, meter));
        try (var server = platform.connect("postgres")) {
            report.machine(Sql.text(server, "show server_version"));
        } catch (SQLException e) {
            throw new BenchFailed("The database does not answer", e);
        }
        return report.finish();
    }

    private void attack(String key, String what, double alone, Attack attack) {
        greedy.renewToken();
        neighbour.renewToken();
        try {
            var running = attack.begin();
            try {
                report.atMost(key + "P99Ratio", what, MOST_RATIO, p99Ms() / alone);
            } finally {
                running.end();
            }
        } catch (IOException e) {
            throw new BenchFailed("No attack: " + what, e);
        }
    }

    /** Of small answers, one after the other. */
    private double p99Ms() {
        var millis = new ArrayList<Double>();
        var end = System.nanoTime() + MEASURED.toNanos();
        while (System.nanoTime() < end) {
            for (var path : SMALL) {
                var begun = System.nanoTime();
                neighbour.getBytes(path);
                millis.add((System.nanoTime() - begun) / 1e6);
            }
        }
        return Spread.of(millis).percentile(0.99);
    }

    private String endOfTheFeed() {
        var feed = greedy.get(ENERGY + "/changes?limit=500");
        while (!feed.path("events").isEmpty()) {
            feed = greedy.get(
                    ENERGY + "/changes?limit=500&after=" + feed.path("cursor").asText());
        }
        return feed.path("cursor").asText();
    }

    /** Asks so often at once, and again when it is answered, until it is ended. */
    private Running asking(int times, String path) {
        return repeating(
                times, HttpRequest.newBuilder(platform.gateway().resolve(path)).GET());
    }

    private Running ordering(int times, UUID meter) {
        var order = """
            {"format":"XLSX","what":"SERIES","meterId":"%s","from":"2025-01-01","to":"2026-01-01","resolution":"PT15M"}
            """.formatted(meter);
        return repeating(
                times,
                HttpRequest.newBuilder(platform.gateway().resolve(ENERGY + "/exports"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order)));
    }

    private Running repeating(int times, HttpRequest.Builder builder) {
        var request = builder.header("Authorization", "Bearer " + platform.token(GREEDY))
                .timeout(Duration.ofMinutes(1))
                .build();
        var threads = Executors.newFixedThreadPool(times);
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (var i = 0; i < times; i++) {
            threads.execute(() -> {
                while (!threads.isShutdown()) {
                    ask(client, request);
                }
            });
        }
        return threads::shutdownNow;
    }

    private static void ask(HttpClient client, HttpRequest request) {
        try {
            if (client.send(request, BodyHandlers.discarding()).statusCode() == 429) {
                // About a second, and not all the same one. Who does not wait at all is the gateway's matter.
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(500, 1500));
            }
        } catch (IOException e) {
            // cut off: again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Running slowBodies() throws IOException {
        var slow = new ArrayList<Socket>();
        var head = """
            POST %s/readings HTTP/1.1
            Host: localhost
            Authorization: Bearer %s
            Content-Type: application/json
            Content-Length: 1000

            {\
            """.formatted(ENERGY, platform.token(GREEDY)).replace("\n", "\r\n");
        for (var i = 0; i < 200; i++) {
            var socket = new Socket(
                    InetAddress.getLoopbackAddress(), platform.gateway().getPort());
            socket.getOutputStream().write(head.getBytes(UTF_8));
            slow.add(socket);
        }
        var drops = Executors.newSingleThreadScheduledExecutor();
        var dropping = drops.scheduleAtFixedRate(() -> slow.forEach(NeighboursBench::drop), 5, 5, TimeUnit.SECONDS);
        return () -> {
            dropping.cancel(true);
            drops.shutdownNow();
            for (var socket : slow) {
                socket.close();
            }
        };
    }

    private static void drop(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException e) {
            // cut off, as it should be
        }
    }

    private interface Attack {
        Running begin() throws IOException;
    }

    private interface Running {
        void end() throws IOException;
    }
}
