package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that write at once, twice, late or in any order leave what one careful client would have left. */
@ExtendWith(RunningPlatform.class)
class ConcurrentWritersIT {
    private static final int CLIENTS = 8;
    private static final OffsetDateTime START = OffsetDateTime.parse("2024-02-01T00:00:00+08:00");
    private static final String RANGE = "&from=2024-02&to=2024-04";
    private static final int HOURS = 60 * 24; // February of a leap year and March, but its last day

    @Test
    void oneKeySentInParallelCreatesOneRecord() throws Exception {
        var key = UUID.randomUUID().toString();
        var area = Map.of("code", Registry.code("AREA"), "name", "Sent by many", "kind", "BLOCK");

        var answers = inParallel(client ->
                as(Registry.ADMIN).header("Idempotency-Key", key).body(area).post("/api/assets/v1/areas"));

        var ids = new HashSet<String>();
        for (var answer : answers) {
            assertEquals(201, answer.statusCode(), answer::asString);
            ids.add(answer.path("id"));
        }
        assertEquals(1, ids.size());
        var replayed = answers.stream()
                .filter(answer -> "true".equals(answer.header("Idempotency-Replayed")))
                .count();
        assertEquals(CLIENTS - 1, replayed);
    }

    @Test
    void ofCorrectionsAtOnceOneWinsWhole() throws Exception {
        var building = Registry.building("Corrected", Registry.area("Corrected"), "OFFICE", BigDecimal.TEN);
        var first = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        var second = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        send(List.of(first, second), 100);

        // Half of the clients name the meters in the other order, which must not lock them out of each other.
        var answers = inParallel(
                client -> send(client % 2 == 0 ? List.of(first, second) : List.of(second, first), 1 + client));

        for (var answer : answers) {
            answer.then().statusCode(200).body("corrected", equalTo(2)).body("rejected", equalTo(0));
        }
        var won = day(first).get(0);
        assertEquals(Collections.nCopies(24, won), day(first));
        assertEquals(Collections.nCopies(24, won), day(second));
        var sums = caughtUp(
                "/api/energy/v1/consumption?buildingId=" + building + "&from=2024-02-01&to=2024-02-02&resolution=P1D");
        assertEquals(
                0,
                won.multiply(BigDecimal.valueOf(48))
                        .compareTo(sums.at("/rows/0/quantity").decimalValue()),
                sums::toString);
    }

    /** Whoever wrote what it had read before the others wrote would take their hours away. */
    @Test
    void ofHoursSentAtOnceNoneIsLost() throws Exception {
        var building = Registry.building("Shared", Registry.area("Shared"), "OFFICE", BigDecimal.TEN);
        var meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        var hours = 24 / CLIENTS;

        for (var round = 0; round < hours; round++) {
            var first = round;
            var answers = inParallel(client -> sendCsv(List.of(meter + ","
                    + START.plusHours(first + (long) hours * client) + "," + (1 + first + hours * client))));
            for (var answer : answers) {
                answer.then().statusCode(200).body("accepted", equalTo(1));
            }
        }

        var expected = IntStream.rangeClosed(1, 24).mapToObj(BigDecimal::new).toList();
        assertEquals(
                expected, day(meter).stream().map(value -> value.setScale(0)).toList());
    }

    private static Response send(List<String> meters, int value) {
        var values = Collections.nCopies(24, value);
        return as(Registry.ADMIN)
                .body(Map.of(
                        "blocks",
                        meters.stream()
                                .map(meter -> Map.of(
                                        "meterId",
                                        meter,
                                        "start",
                                        START.toString(),
                                        "intervalMinutes",
                                        60,
                                        "values",
                                        values))
                                .toList()))
                .post("/api/energy/v1/interval-blocks");
    }

    private static List<BigDecimal> day(String meter) {
        return Answers.get(
                        Registry.ADMIN,
                        "/api/energy/v1/meters/" + meter + "/series?from=2024-02-01&to=2024-02-02&resolution=PT1H")
                .path("points")
                .valueStream()
                .map(point -> point.path("value").decimalValue())
                .toList();
    }

    @Test
    void sentTwiceNothingChanges() {
        var building = Registry.building("Sent twice", Registry.area("Sent twice"), "OFFICE", BigDecimal.TEN);
        var meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        var bills = Map.of(
                "periods",
                List.of(Map.of(
                        "meterId",
                        Registry.billedMeter(building, "NATURAL_GAS", "m3"),
                        "from",
                        "2024-02-10",
                        "to",
                        "2024-03-10",
                        "quantity",
                        new BigDecimal("33.7"))));
        var rows = readings(meter);
        sendCsv(rows).then().statusCode(200).body("accepted", equalTo(HOURS));
        as(Registry.ADMIN)
                .body(bills)
                .post("/api/energy/v1/billed-periods")
                .then()
                .body("accepted", equalTo(1));
        var before = figures(building);

        sendCsv(rows).then().statusCode(200).body("unchanged", equalTo(HOURS)).body("corrected", equalTo(0));
        as(Registry.ADMIN)
                .body(bills)
                .post("/api/energy/v1/billed-periods")
                .then()
                .body("unchanged", equalTo(1));

        assertEquals(before, figures(building));
    }

    @Test
    void inWhateverOrderReadingsComeTheFiguresAreTheSame() {
        var area = Registry.area("Shuffled");
        var figures = new HashSet<List<String>>();
        for (var shuffle = 0; shuffle < 5; shuffle++) {
            var building = Registry.building("Shuffled", area, "OFFICE", BigDecimal.TEN);
            var rows = readings(Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh"));
            var random = new Random(shuffle);
            if (shuffle > 0) {
                var wrong = rows.subList(0, HOURS / 10).stream()
                        .map(row -> row + "1")
                        .toList();
                sendCsv(wrong).then().statusCode(200).body("rejected", equalTo(0));
                Collections.shuffle(rows, random);
            }

            for (var from = 0; from < rows.size(); ) {
                var to = Math.min(rows.size(), from + 100 + random.nextInt(400));
                sendCsv(rows.subList(from, to)).then().statusCode(200).body("rejected", equalTo(0));
                from = to;
            }

            figures.add(figures(building));
        }
        assertEquals(1, figures.size(), figures::toString);
    }

    /** What was used and what that emitted, as told. */
    private static List<String> figures(String building) {
        var told = new ArrayList<String>();
        caughtUp("/api/energy/v1/consumption?buildingId=" + building + RANGE)
                .path("rows")
                .forEach(row -> told.add(row.path("period") + " " + row.path("carrier") + " " + row.path("quantity")
                        + " " + row.path("measuredShare")));
        caughtUp("/api/carbon/v1/emissions?buildingId=" + building + RANGE + "&groupBy=month")
                .path("totals")
                .forEach(row -> told.add(row.path("period") + " " + row.path("locationKgCo2")));
        return told;
    }

    private static JsonNode caughtUp(String path) {
        Registry.until(
                "rollups have caught up",
                () -> Answers.get(Registry.ADMIN, path).path("caughtUp").asBoolean());
        return Answers.get(Registry.ADMIN, path);
    }

    /** An hour a line. Sums of such values depend on the order in which doubles are added. */
    private static List<String> readings(String meter) {
        return new ArrayList<>(IntStream.range(0, HOURS)
                .mapToObj(hour ->
                        meter + "," + START.plusHours(hour) + "," + (1 + hour * 37 % 101) + "." + (1 + hour % 9))
                .toList());
    }

    private static Response sendCsv(List<String> rows) {
        return as(Registry.ADMIN)
                .contentType("text/csv; charset=utf-8")
                .body("meter,start,value\n" + String.join("\n", rows))
                .post("/api/energy/v1/readings");
    }

    private static List<Response> inParallel(Client client) throws Exception {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var calls = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> (Callable<Response>) () -> client.call(number))
                    .toList();
            var answers = new ArrayList<Response>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Client {
        Response call(int number);
    }
}
