package io.dualcarbon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.questdb.ServerMain;
import io.questdb.client.Sender;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/** QuestDB as it comes, a process of its own, fed by its own client in its line protocol over HTTP. */
final class QuestDbSide implements Side {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final IngestLoad load;

    QuestDbSide(int port, IngestLoad load) {
        this.port = port;
        this.load = load;
    }

    void start(Path folder) {
        try {
            forget(folder);
            Files.createDirectories(folder);
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-p",
                            jar(),
                            "-m",
                            "io.questdb/io.questdb.ServerMain",
                            "-d",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile());
            var settings = builder.environment();
            settings.put("QDB_HTTP_BIND_TO", "127.0.0.1:" + port);
            settings.put("QDB_HTTP_MIN_ENABLED", "false");
            settings.put("QDB_PG_ENABLED", "false");
            settings.put("QDB_LINE_TCP_ENABLED", "false");
            settings.put("QDB_TELEMETRY_ENABLED", "false");
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        } catch (IOException e) {
            throw new BenchFailed("QuestDB could not be started", e);
        }
        Patience.until(Duration.ofMinutes(1), Duration.ofMillis(200), "QuestDB to start", this::answers);
        ask("create table reading (start timestamp, tenant symbol, meter symbol, value double)"
                + " timestamp(start) partition by month wal dedup upsert keys(start, tenant, meter)");
    }

    private static void forget(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var inside = Files.walk(folder)) {
                for (var each : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static String jar() {
        try {
            return Path.of(ServerMain.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean answers() {
        try {
            return ask("select 1").has("dataset");
        } catch (BenchFailed e) {
            return false;
        }
    }

    @Override
    public String key() {
        return "questdb";
    }

    @Override
    public String what() {
        return "QuestDB, line protocol of single readings in the order of time, deduplicating table";
    }

    @Override
    public String durability() {
        return "As QuestDB comes (cairo.commit.mode nosync): batches are written to its log before they are"
                + " acknowledged, and nothing is flushed to disk. They survive a crash of the process, not of the"
                + " machine.";
    }

    @Override
    public Timing load(YearMonth month) {
        var readings = load.in(month);
        var begin = System.nanoTime();
        try (var sender = Sender.fromConfig("http::addr=127.0.0.1:" + port + ";")) {
            for (var slot = 0; slot < readings.slots(); slot++) {
                var micros = ChronoUnit.MICROS.between(Instant.EPOCH, readings.start(slot));
                for (var meter : readings.meters()) {
                    sender.table("reading")
                            .symbol("tenant", Fleet.TENANT)
                            .symbol("meter", meter.externalId())
                            .doubleColumn("value", readings.value(meter, slot))
                            .at(micros, ChronoUnit.MICROS);
                }
            }
            sender.flush();
        }
        var acknowledged = System.nanoTime();
        awaitVisible(month, readings.count());
        return new Timing((System.nanoTime() - begin) / 1e9, (acknowledged - begin) / 1e9);
    }

    private void awaitVisible(YearMonth month, int rows) {
        var query = "select count() from reading where start >= '%s' and start < '%s'"
                .formatted(
                        month.atDay(1).atStartOfDay().toInstant(Readings.ZONE),
                        month.plusMonths(1).atDay(1).atStartOfDay().toInstant(Readings.ZONE));
        Patience.until(
                Duration.ofMinutes(5),
                BETWEEN_LOOKS,
                "QuestDB to show all rows",
                () -> ask(query).at("/dataset/0/0").asInt() == rows);
    }

    private JsonNode ask(String query) {
        var uri = URI.create(
                "http://127.0.0.1:" + port + "/exec?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        try {
            var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new BenchFailed("QuestDB answered " + answer.statusCode() + " to " + query);
            }
            return Api.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new BenchFailed("QuestDB did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted", e);
        }
    }
}
