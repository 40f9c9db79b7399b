package io.dualcarbon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.function.IntFunction;

/** How fast answers come, of 5,000 meters with a year of values. */
final class QueryBench {
    private static final int OFFSET = 21_000;
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final YearMonth END = FIRST.plusYears(1);
    private static final int METERS_A_BATCH = 500;

    private static final int WARM_UP = 50;
    private static final int CALLS = 200;

    private final LocalPlatform platform = platformWithAYear();
    private final Report report;

    QueryBench(Report report) {
        this.report = report;
    }

    /** Started; the values of the year are made by the first who asks, and kept. */
    static LocalPlatform platformWithAYear() {
        var platform = new LocalPlatform(LocalPlatform.ROOT.resolve("deploy/bench/target/query"), OFFSET);
        var marker = LocalPlatform.ROOT.resolve("deploy/bench/target/query/year-is-there");
        var kept = Files.exists(marker);
        System.out.println("Starting the platform" + (kept ? " with the values of an earlier run" : ""));
        platform.start(!kept);
        if (!kept) {
            var api = new Api(platform, "admin");
            Fleet.create(platform);
            sendYear(api, Fleet.load(api));
            try {
                Files.createFile(marker);
            } catch (IOException e) {
                throw new BenchFailed("The marker cannot be written", e);
            }
        }
        return platform;
    }

    boolean run() {
        var api = new Api(platform, "admin");
        var fleet = Fleet.load(api);
        ask(api, fleet);
        try (var server = platform.connect("postgres")) {
            report.machine(Sql.text(server, "show server_version"));
        } catch (SQLException e) {
            throw new BenchFailed("The database does not answer", e);
        }
        report.details().put("data", "5,000 meters of 500 buildings, a year of values every 15 minutes");
        return report.finish();
    }

    private static void sendYear(Api api, Fleet fleet) {
        var begin = System.nanoTime();
        for (var month = FIRST; month.isBefore(END); month = month.plusMonths(1)) {
            for (var from = 0; from < Fleet.METERS; from += METERS_A_BATCH) {
                var readings = new Readings(
                        fleet.meters().subList(from, from + METERS_A_BATCH), month.atDay(1), month.lengthOfMonth());
                for (var body : Bodies.blocks(readings)) {
                    var answer = api.post("/api/energy/v1/interval-blocks", "application/json", body);
                    if (answer.path("rejected").asInt() > 0) {
                        throw new BenchFailed("Blocks were rejected, the first: " + answer.at("/errors/0"));
                    }
                }
            }
            System.out.printf("%s is sent after %.0f s%n", month, (System.nanoTime() - begin) / 1e9);
        }
        Patience.until(
                Duration.ofMinutes(30),
                Duration.ofSeconds(1),
                "the sums to follow",
                () -> api.get(districtByMonth(fleet)).path("caughtUp").asBoolean());
        System.out.printf("The sums have followed after %.0f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private void ask(Api api, Fleet fleet) {
        ask(api, "districtByMonthP95Ms", "the district by month and carrier", 50, call -> districtByMonth(fleet));
        ask(
                api,
                "buildingYearByDayP95Ms",
                "one building's year by day",
                50,
                call -> "/api/energy/v1/consumption?buildingId=%s&from=%s&to=%s&resolution=P1D"
                        .formatted(fleet.buildingIds().get(7 * call % 500), FIRST.atDay(1), END.atDay(1)));
        ask(
                api,
                "buildingRankingP95Ms",
                "the ranking of all buildings",
                100,
                call -> "/api/energy/v1/consumption/ranking?areaId=%s&from=%s&to=%s&carrier=ELECTRICITY&limit=500"
                        .formatted(fleet.districtId(), FIRST, END));
        ask(
                api,
                "meterYearRawP95Ms",
                "one meter's year raw, 35,040 values",
                100,
                call -> "/api/energy/v1/meters/%s/series?from=%s&to=%s&resolution=PT15M"
                        .formatted(fleet.meters().get(37 * call % Fleet.METERS).id(), day(FIRST), day(END)));
    }

    private static LocalDate day(YearMonth month) {
        return month.atDay(1);
    }

    private static String districtByMonth(Fleet fleet) {
        return "/api/energy/v1/consumption?areaId=%s&from=%s&to=%s".formatted(fleet.districtId(), FIRST, END);
    }

    /** One call after the other, each answer read to its end. */
    private void ask(Api api, String key, String what, double wantedMs, IntFunction<String> path) {
        var millis = new ArrayList<Double>();
        var bytes = 0;
        for (var call = -WARM_UP; call < CALLS; call++) {
            var asked = path.apply(Math.floorMod(call, CALLS));
            api.renewToken();
            var begin = System.nanoTime();
            bytes = api.getBytes(asked).length;
            if (call >= 0) {
                millis.add((System.nanoTime() - begin) / 1e6);
            }
        }
        var spread = Spread.of(millis);
        report.atMost(key, what, wantedMs, spread.percentile(0.95));
        report.details()
                .putObject(key.replace("P95Ms", ""))
                .put("what", what)
                .put("calls", CALLS)
                .put("bytesOfAnAnswer", bytes)
                .set("milliseconds", spread.json());
    }
}
