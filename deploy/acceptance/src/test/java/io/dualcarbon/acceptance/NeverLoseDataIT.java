package io.dualcarbon.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Several clients send readings while a process is killed again and again, and comes back by itself. They send again
 * what was not answered, and only that: what the platform answered and then lost would be missing in the end.
 */
@ExtendWith(PlatformToBreak.class)
class NeverLoseDataIT {
    private static final int CLIENTS = 4;
    private static final int METERS_OF_A_CLIENT = 3;
    private static final int DEATHS = 3;
    private static final YearMonth FIRST = YearMonth.of(2022, 1);
    private static final int MONTHS = 36;
    private static final int REQUESTS = CLIENTS * MONTHS;

    /** A service that starts, and rollups that another worker takes up when the first one is dead. */
    private static final Duration ROLLUPS_FOLLOW = Duration.ofSeconds(60);

    private static final Duration API_AFTER_DATABASE = Duration.ofSeconds(10);

    private static OwnPlatform platform;
    private static String area;

    private final AtomicInteger answered = new AtomicInteger();
    private String building;
    private List<String> meters;

    @BeforeAll
    static void aPlatformToBreak(OwnPlatform own) {
        platform = own;
        area = platform.create("areas", Map.of("code", Registry.code("AREA"), "name", "Area", "kind", "DISTRICT"));
    }

    @BeforeEach
    void metersOfABuilding() {
        platform.renewToken();
        building = platform.create(
                "buildings",
                Map.of("code", Registry.code("BUILDING"), "name", "Building", "areaId", area, "use", "OFFICE"));
        meters = IntStream.range(0, CLIENTS * METERS_OF_A_CLIENT)
                .mapToObj(i -> platform.create("meters", OwnPlatform.meter(building)))
                .toList();
        Registry.until("energy-data knows the meters", () -> platform.has(series(meters.get(meters.size() - 1))));
    }

    @Test
    void aKilledServiceLosesNothingThatItAnswered() throws Exception {
        whileClientsSend(() -> {
            for (var death = 1; death <= DEATHS; death++) {
                awaitAnswered(REQUESTS * death / (DEATHS + 1));
                platform.end("energy-data", "KILL");
                platform.up();
            }
        });

        everythingIsThereOnce();
    }

    @Test
    void aDatabaseThatStopsOrDiesLosesNothingThatWasAnswered() throws Exception {
        var service = platform.pid("energy-data");

        whileClientsSend(() -> {
            for (var death = 1; death <= DEATHS; death++) {
                awaitAnswered(REQUESTS * death / (DEATHS + 1));
                platform.end("postgres", death == 1 ? "INT" : "KILL");
                Registry.until("the database is back", platform::hasDatabase);
                Registry.until("energy-data is ready", API_AFTER_DATABASE, platform::energyDataIsReady);
            }
        });

        everythingIsThereOnce();
        assertEquals(service, platform.pid("energy-data"), "the service had to be started anew");
    }

    private void whileClientsSend(Runnable breaking) throws Exception {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var running = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(() -> sendAll(client)))
                    .toList();
            breaking.run();
            for (var each : running) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            clients.shutdownNow();
        }
        assertEquals(REQUESTS, answered.get());
    }

    private void sendAll(int client) {
        for (var month = 0; month < MONTHS; month++) {
            var body = body(client, FIRST.plusMonths(month));
            var deadline = Instant.now().plus(Duration.ofMinutes(2));
            while (!isStored(body)) {
                assertTrue(Instant.now().isBefore(deadline), "nobody answers any more");
                pause();
            }
            answered.incrementAndGet();
        }
    }

    /** False if nobody could say: then it is sent again. */
    private static boolean isStored(String body) {
        try {
            var answer = platform.post("/api/energy/v1/interval-blocks", body);
            if (answer.statusCode() != 200) {
                assertTrue(answer.statusCode() >= 500 || answer.statusCode() == 429, answer::body);
                return false;
            }
            var outcome = OwnPlatform.read(answer.body());
            assertEquals(
                    0,
                    outcome.path("rejected").asInt() + outcome.path("corrected").asInt(),
                    answer::body);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void awaitAnswered(int requests) {
        Registry.until(requests + " requests are answered", () -> answered.get() >= requests);
    }

    /** The sums are those of the values, each counted once; and sent again, nothing changes. */
    private void everythingIsThereOnce() {
        platform.renewToken();
        var sums = sums();
        for (var month = 0; month < MONTHS; month++) {
            var row = sums.get(month);
            assertEquals(FIRST.plusMonths(month).toString(), row.path("period").asText());
            assertEquals(
                    0,
                    expected(FIRST.plusMonths(month))
                            .compareTo(row.path("quantity").decimalValue()),
                    row::toString);
            assertEquals(1.0, row.path("coverage").asDouble(), row::toString);
        }
        for (var client = 0; client < CLIENTS; client++) {
            var answer = resend(body(client, FIRST));
            assertEquals(METERS_OF_A_CLIENT, answer.path("unchanged").asInt(), answer::toString);
        }
        assertEquals(sums, sums());
    }

    private static JsonNode resend(String body) {
        try {
            return OwnPlatform.read(
                    platform.post("/api/energy/v1/interval-blocks", body).body());
        } catch (IOException e) {
            throw new AssertionError("nobody answers any more", e);
        }
    }

    private List<JsonNode> sums() {
        var path = "/api/energy/v1/consumption?buildingId=" + building + "&from=" + FIRST + "&to="
                + FIRST.plusMonths(MONTHS);
        Registry.until(
                "the sums have followed",
                ROLLUPS_FOLLOW,
                () -> platform.get(path).path("caughtUp").asBoolean());
        return platform.get(path).path("rows").valueStream().toList();
    }

    private BigDecimal expected(YearMonth month) {
        var hundredths = 0L;
        for (var meter = 0; meter < meters.size(); meter++) {
            for (var slot = 0; slot < slots(month); slot++) {
                hundredths += hundredths(meter, month, slot);
            }
        }
        return BigDecimal.valueOf(hundredths, 2);
    }

    private String body(int client, YearMonth month) {
        var blocks = new ArrayList<String>();
        for (var meter = client * METERS_OF_A_CLIENT; meter < (client + 1) * METERS_OF_A_CLIENT; meter++) {
            var values = new StringBuilder();
            for (var slot = 0; slot < slots(month); slot++) {
                values.append(slot == 0 ? "" : ",").append(BigDecimal.valueOf(hundredths(meter, month, slot), 2));
            }
            blocks.add("""
                    {"meterId":"%s","start":"%sT00:00:00+08:00","intervalMinutes":15,"values":[%s]}
                    """.formatted(meters.get(meter), month.atDay(1), values));
        }
        return "{\"blocks\":[" + String.join(",", blocks) + "]}";
    }

    private static int slots(YearMonth month) {
        return month.lengthOfMonth() * 96;
    }

    private static long hundredths(int meter, YearMonth month, int slot) {
        return 101 + (slot * 7L + meter * 31L + month.getMonthValue() * 13L) % 997;
    }

    private static String series(String meter) {
        return "/api/energy/v1/meters/" + meter + "/series?from=2024-01&to=2024-02&resolution=P1M";
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
