package io.dualcarbon.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How fast readings go in, beside COPY into rows and beside QuestDB. */
final class IngestBench {
    private static final int OFFSET = 20_000;
    private static final int QUESTDB_PORT = 29_000;
    private static final ReadingForm FORM = ReadingForm.NDJSON;

    /** Round 0 warms everything up and is not counted. */
    private static final int ROUNDS = 5;

    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final LocalDate LIVE = LocalDate.of(2025, 9, 1);

    private final LocalPlatform platform =
            new LocalPlatform(LocalPlatform.ROOT.resolve("deploy/bench/target/ingest"), OFFSET);
    private final Report report;
    private final Map<String, List<Side.Timing>> timings = new HashMap<>();
    private final List<Double> pushes = new ArrayList<>();

    IngestBench(Report report) {
        this.report = report;
    }

    boolean run() {
        System.out.println("Starting the platform and registering 5,000 meters");
        platform.start(true);
        Fleet.create(platform);
        var api = new Api(platform, "admin");
        var fleet = Fleet.load(api);
        var load = IngestLoad.of(fleet.meters());
        var heap = HeapSampler.of(platform);
        try (var server = platform.connect("postgres")) {
            Sql.run(server, "create database " + CopySide.DATABASE);
            try (var rows = platform.connect(CopySide.DATABASE);
                    var blocks = platform.connect("energy_data")) {
                CopySide.createTable(rows);
                var questDb = new QuestDbSide(QUESTDB_PORT, load);
                questDb.start(LocalPlatform.ROOT.resolve("deploy/bench/target/questdb"));
                var sides = List.of(
                        new CopySide(rows, load, false),
                        UploadSide.blocks(api, fleet, load),
                        UploadSide.rows(FORM, api, fleet, load),
                        questDb);
                measure(server, sides, new LivePush(FORM, api, fleet));
                var byMeter = new CopySide(rows, load, true);
                Sql.run(server, "checkpoint");
                note(byMeter, 1, byMeter.load(month(ROUNDS + 1, 0)));
                return report(server, sides, byMeter, new Sizes(rows, blocks), heap);
            }
        } catch (SQLException e) {
            throw new BenchFailed("The database does not answer", e);
        }
    }

    private void measure(Connection server, List<Side> sides, LivePush push) {
        System.out.printf("%n%-6s %-12s %9s %9s %9s %12s%n", "round", "", "seconds", "sending", "after", "values/s");
        for (var round = 0; round <= ROUNDS; round++) {
            for (var side : sides) {
                Sql.run(server, "checkpoint"); // each begins with nothing left over from the one before
                note(side, round, side.load(month(round, sides.indexOf(side))));
            }
            var seconds = push.push(LIVE.plusDays(round));
            var spread = Spread.of(seconds);
            System.out.printf(
                    "%-6s %-12s %9.3f  (median of %d; at most %.3f)%n",
                    name(round), "live push", spread.median(), seconds.size(), spread.max());
            if (round > 0) {
                pushes.addAll(seconds);
            }
        }
    }

    private void note(Side side, int round, Side.Timing timing) {
        System.out.printf(
                "%-6s %-12s %9.3f %9.3f %9.3f %,12.0f%n",
                name(round),
                side.key(),
                timing.seconds(),
                timing.sendSeconds(),
                timing.seconds() - timing.sendSeconds(),
                IngestLoad.VALUES / timing.seconds());
        if (round > 0) {
            timings.computeIfAbsent(side.key(), key -> new ArrayList<>()).add(timing);
        }
    }

    private static String name(int round) {
        return round == 0 ? "warm" : Integer.toString(round);
    }

    /** A month of its own for each round of each side, so that nothing is written twice. */
    private static YearMonth month(int round, int side) {
        return FIRST.plusMonths(4L * round + side);
    }

    private boolean report(Connection server, List<Side> sides, Side byMeter, Sizes sizes, HeapSampler heap) {
        var copy = perSecond("copy").median();
        var questDb = perSecond("questdb").median();
        var blocks = perSecond("blocks").median();
        var rows = perSecond("rows").median();
        var live = Spread.of(pushes);
        report.atLeast("blocksVsCopy", "blocks through the gateway, in values a second of COPY", 3, blocks / copy);
        report.atLeast("blocksVsQuestdb", "the same, of QuestDB", 3, blocks / questDb);
        report.atLeast("rowsVsCopy", "single readings through the gateway, of COPY", 1, rows / copy);
        report.atLeast("rowsVsQuestdb", "the same, of QuestDB", 1, rows / questDb);
        report.atMost("livePushSeconds", "one reading each of 5,000 meters in one request", 1, live.median());
        var months = IntStream.rangeClosed(0, ROUNDS)
                .mapToObj(round -> month(round, 1))
                .toList();
        var bytesOfBlocks = sizes.ofBlocks(months);
        var bytesOfRows = sizes.ofRows(IntStream.rangeClosed(0, ROUNDS)
                .mapToObj(round -> month(round, 0))
                .toList());
        report.atMost(
                "bytesVsRows", "bytes on disk of blocks and rollups, of rows", 1 / 6.0, bytesOfBlocks / bytesOfRows);
        report.atMost("maxHeapMb", "heap that energy-data had", 512, heap.committedMb());

        var details = report.details();
        details.put(
                "load",
                "1,000 meters x 20 days x 96 values a round, %d rounds interleaved after one to warm up"
                        .formatted(ROUNDS));
        var each = details.putObject("sides");
        for (var side : sides) {
            describe(side, each.putObject(side.key()));
        }
        describe(byMeter, details.putObject("notes").putObject(byMeter.key()));
        details.putObject("livePush")
                .put("meters", Fleet.METERS)
                .put("pushes", pushes.size())
                .set("seconds", live.json());
        var values = (ROUNDS + 1.0) * IngestLoad.VALUES;
        details.putObject("bytesPerValue")
                .put("blocks", Report.rounded(bytesOfBlocks / values))
                .put("rows", Report.rounded(bytesOfRows / values));
        details.put("heapUsedMb", Report.rounded(heap.usedMb()));
        report.machine(Sql.text(server, "show server_version"));
        return report.finish();
    }

    private void describe(Side side, ObjectNode json) {
        var measured = timings.getOrDefault(side.key(), List.of());
        json.put("what", side.what());
        json.put("durability", side.durability());
        json.put("rounds", measured.size());
        json.set("valuesPerSecond", perSecond(side.key()).json());
        json.set("seconds", spread(measured, Side.Timing::seconds).json());
        json.set("sendSeconds", spread(measured, Side.Timing::sendSeconds).json());
    }

    private Spread perSecond(String key) {
        return spread(timings.getOrDefault(key, List.of()), timing -> IngestLoad.VALUES / timing.seconds());
    }

    private static Spread spread(List<Side.Timing> timings, ToDoubleFunction<Side.Timing> figure) {
        return Spread.of(timings.stream().map(figure::applyAsDouble).toList());
    }
}
