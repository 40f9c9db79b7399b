package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.RunningPlatform.as;
import static io.dualcarbon.acceptance.RunningPlatform.gateway;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One tenant attacks while another one works: the other's requests are all answered, nothing stored is lost and no fault
 * of ours is shown. How much slower the other becomes is printed here and measured by {@code deploy/bench/run neighbours}.
 */
@ExtendWith(RunningPlatform.class)
class NeighboursIT {
    private static final String NEIGHBOUR = "viewer";
    private static final String ENERGY = "/api/energy/v1";
    private static final Duration MEASURED = Duration.ofSeconds(6);

    /** From one pair of requests to the next. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final int MEGABYTES_42 = 42 << 20;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static String area;
    private static String meter;
    private static long aloneMicros;

    @BeforeAll
    static void anAttackerWithDataAndANeighbourWithHabits() {
        area = Registry.area("Greedy");
        var building = Registry.building("Greedy", area, "OFFICE", BigDecimal.TEN);
        meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        Energy.sendBlocks(hourly(meter, "2024-01-01T00:00:00+08:00", 1, 2, 4));
        p99Micros();
        aloneMicros = p99Micros();
    }

    /** Its own data are there, and every service answers. */
    @AfterEach
    void nothingIsLost() {
        as(Registry.ADMIN)
                .get(ENERGY + "/meters/" + meter + "/series?from=2024-01-01&to=2024-01-02&resolution=P1D")
                .then()
                .statusCode(200)
                .body("points[0].value", equalTo(7.0f));
        for (var path : List.of("/api/assets/v1/areas", "/api/carbon/v1/factor-sets", "/api/finance/v1/projects")) {
            assertEquals(200, as(NEIGHBOUR).get(path).statusCode(), path);
        }
    }

    @Test
    void refusedLinesByTheMillion() {
        var packed = packed("{}\n", 3_000_000);

        during(
                "3 million refused lines in 9 KB",
                () -> send(
                        4,
                        ENERGY + "/readings?dryRun=true",
                        "application/x-ndjson",
                        BodyPublishers.ofByteArray(packed),
                        true));
    }

    @Test
    void bodiesOf42Megabytes() {
        var body = ("{\"code\":\"" + "x".repeat(MEGABYTES_42) + "\"}").getBytes(UTF_8);

        during("JSON bodies of 42 MB", () -> {
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (var path : List.of("/api/assets/v1/areas", "/api/finance/v1/projects")) {
                answers.addAll(send(4, path, "application/json", BodyPublishers.ofByteArray(body), false));
            }
            return answers;
        });
    }

    @Test
    void twoHundredSlowBodies() throws IOException {
        var slow = new ArrayList<Socket>();
        var drops = Executors.newSingleThreadScheduledExecutor();
        try {
            for (var i = 0; i < 200; i++) {
                slow.add(slowBody(i % 2 == 0 ? "/readings" : "/exports"));
            }
            var dropping = drops.scheduleAtFixedRate(() -> slow.forEach(NeighboursIT::drop), 1, 1, TimeUnit.SECONDS);

            during("200 slow bodies", List::of);

            dropping.cancel(true);
        } finally {
            drops.shutdownNow();
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void longPollsOfTheFeed() {
        var cursor = endOfTheFeed();

        during("220 long polls", () -> get(220, ENERGY + "/changes?wait=PT10S&after=" + cursor));
    }

    @Test
    void liveStreams() {
        var token = RunningPlatform.token(Registry.ADMIN);
        var streams = new ArrayList<LiveStream>();
        try {
            during(
                    "100 live streams",
                    () -> IntStream.range(0, 100)
                            .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                                try {
                                    var stream = LiveStream.open(token, "areaId=" + area);
                                    synchronized (streams) {
                                        streams.add(stream);
                                    }
                                    return stream.status();
                                } catch (IOException e) {
                                    return 0;
                                }
                            }))
                            .toList());
        } finally {
            streams.forEach(LiveStream::close);
        }
    }

    @Test
    void parallelQuestions() {
        var question = ENERGY + "/heat-map?from=2024-01-01&to=2024-12-31&by=DAY&areaId=" + area;

        during("50 parallel questions", () -> get(50, question));
    }

    @Test
    void exports() {
        var order = Exports.ofMeter("XLSX", meter, "2020-01-01", "2024-12-31", "PT1H");

        during(
                "100 exports",
                () -> send(100, ENERGY + "/exports", "application/json", BodyPublishers.ofString(order), false));

        Registry.until(
                "the jobs are over",
                Duration.ofMinutes(2),
                () -> Energy.ask("/jobs?limit=200").extract().<List<String>>path("items.state").stream()
                        .noneMatch(state -> state.equals("QUEUED") || state.equals("RUNNING")));
    }

    /** Attacks while the neighbour works, and looks at what the attacker was answered: 0 is a connection cut off. */
    private static void during(String attack, Attack work) {
        var answers = work.begin();
        var micros = p99Micros();
        var statuses = answers.stream()
                .map(CompletableFuture::join)
                .distinct()
                .sorted()
                .toList();
        System.out.printf(
                "NEIGHBOURS %s: p99 %d us, alone %d us, ratio %.2f; answered %s%n",
                attack, micros, aloneMicros, (double) micros / aloneMicros, statuses);
        assertTrue(statuses.stream().allMatch(status -> status < 500 || status == 503), () -> attack + ": " + statuses);
    }

    /** Of the neighbour's requests, each of which must be answered; it sends no more than the gateway lets one caller send. */
    private static long p99Micros() {
        var token = RunningPlatform.token(NEIGHBOUR);
        var micros = new ArrayList<Long>();
        var end = System.nanoTime() + MEASURED.toNanos();
        for (var next = System.nanoTime(); next < end; next += PAUSE.toNanos()) {
            LockSupport.parkNanos(next - System.nanoTime());
            for (var path : List.of("/api/assets/v1/areas?limit=10", ENERGY + "/baselines?limit=10")) {
                var begun = System.nanoTime();
                assertEquals(200, status(request(path, token).GET().build()).join(), path);
                micros.add((System.nanoTime() - begun) / 1000);
            }
        }
        micros.sort(null);
        return micros.get((int) Math.ceil(0.99 * micros.size()) - 1);
    }

    private static List<CompletableFuture<Integer>> get(int times, String path) {
        var request = request(path, RunningPlatform.token(Registry.ADMIN)).GET().build();
        return IntStream.range(0, times).mapToObj(i -> status(request)).toList();
    }

    private static List<CompletableFuture<Integer>> send(
            int times, String path, String type, BodyPublisher body, boolean packed) {
        var request = request(path, RunningPlatform.token(Registry.ADMIN))
                .header("Content-Type", type)
                .POST(body);
        if (packed) {
            request.header("Content-Encoding", "gzip");
        }
        return IntStream.range(0, times).mapToObj(i -> status(request.build())).toList();
    }

    private static HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(gateway() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private static CompletableFuture<Integer> status(HttpRequest request) {
        return CLIENT.sendAsync(request, BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode)
                .exceptionally(cutOff -> 0);
    }

    private static String endOfTheFeed() {
        var cursor = "";
        for (var events = List.of((Object) ""); !events.isEmpty(); ) {
            var feed = Energy.ask("/changes?limit=500&after=" + cursor).extract();
            cursor = feed.path("cursor");
            events = feed.path("events");
        }
        return cursor;
    }

    private static Socket slowBody(String path) throws IOException {
        var socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(gateway()).getPort());
        var head = """
            POST %s%s HTTP/1.1
            Host: localhost
            Authorization: Bearer %s
            Content-Type: application/json
            Content-Length: 1000

            {\
            """.formatted(ENERGY, path, RunningPlatform.token(Registry.ADMIN))
                .replace("\n", "\r\n");
        socket.getOutputStream().write(head.getBytes(UTF_8));
        return socket;
    }

    private static void drop(Socket socket) {
        try {
            socket.getOutputStream().write(' ');
        } catch (IOException e) {
            // cut off, as it should be
        }
    }

    private static byte[] packed(String line, int times) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var piece = line.repeat(1000).getBytes(UTF_8);
            for (var written = 0; written < times; written += 1000) {
                gzip.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private interface Attack {
        List<CompletableFuture<Integer>> begin();
    }
}
