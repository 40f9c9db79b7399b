package io.dualcarbon.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

/** Through the gateway with a token, request after request, until the sums have followed. */
final class UploadSide implements Side {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final String key;
    private final String what;
    private final String path;
    private final String contentType;
    private final Function<Readings, List<byte[]>> bodies;
    private final Function<Readings, Integer> rows;
    private final Api api;
    private final Fleet fleet;
    private final IngestLoad load;

    private UploadSide(
            String key,
            String what,
            String path,
            String contentType,
            Function<Readings, List<byte[]>> bodies,
            Function<Readings, Integer> rows,
            Api api,
            Fleet fleet,
            IngestLoad load) {
        this.key = key;
        this.what = what;
        this.path = path;
        this.contentType = contentType;
        this.bodies = bodies;
        this.rows = rows;
        this.api = api;
        this.fleet = fleet;
        this.load = load;
    }

    static Side blocks(Api api, Fleet fleet, IngestLoad load) {
        return new UploadSide(
                "blocks",
                "interval blocks through the gateway, rollups caught up",
                "/api/energy/v1/interval-blocks",
                "application/json",
                Bodies::blocks,
                readings -> readings.meters().size(),
                api,
                fleet,
                load);
    }

    static Side rows(ReadingForm form, Api api, Fleet fleet, IngestLoad load) {
        return new UploadSide(
                "rows",
                "single readings (%s) through the gateway, rollups caught up".formatted(form),
                "/api/energy/v1/readings",
                form.contentType(),
                readings -> Bodies.rows(readings, form),
                Readings::count,
                api,
                fleet,
                load);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String durability() {
        return "A request is stored in parts, each a transaction that is flushed to disk (fsync, synchronous_commit on), all"
                + " of them before it is answered: what was answered survives a crash of every process and of the"
                + " machine.";
    }

    @Override
    public Timing load(YearMonth month) {
        var readings = load.in(month);
        var sent = bodies.apply(readings);
        api.renewToken();
        var begin = System.nanoTime();
        var accepted = 0;
        for (var body : sent) {
            accepted += accepted(api.post(path, contentType, body));
        }
        var acknowledged = System.nanoTime();
        awaitSums(month);
        var end = System.nanoTime();
        if (accepted != rows.apply(readings)) {
            throw new BenchFailed(accepted + " of " + rows.apply(readings) + " rows were accepted");
        }
        checkSums(readings);
        return new Timing((end - begin) / 1e9, (acknowledged - begin) / 1e9);
    }

    private static int accepted(JsonNode answer) {
        if (answer.path("rejected").asInt() > 0) {
            throw new BenchFailed("Rows were rejected, the first: " + answer.at("/errors/0"));
        }
        return answer.path("accepted").asInt();
    }

    private void awaitSums(YearMonth month) {
        var path = "/api/energy/v1/consumption?areaId=%s&carrier=ELECTRICITY&from=%s&to=%s"
                .formatted(fleet.districtId(), month, month.plusMonths(1));
        Patience.until(
                Duration.ofMinutes(5),
                BETWEEN_LOOKS,
                "the sums to follow",
                () -> api.get(path).path("caughtUp").asBoolean());
    }

    /** A fast way to wrong sums would not count. */
    private void checkSums(Readings readings) {
        var main = readings.meters().get(0);
        var days = api.get("/api/energy/v1/consumption?buildingId=%s&carrier=ELECTRICITY&from=%s&to=%s&resolution=P1D"
                        .formatted(
                                fleet.buildingIds().get(0),
                                readings.first(),
                                readings.first().plusDays(readings.days())))
                .path("rows");
        for (var day = 0; day < readings.days(); day++) {
            var expected = 0L;
            for (var slot = 0; slot < Readings.SLOTS_OF_A_DAY; slot++) {
                expected += readings.hundredths(main, day * Readings.SLOTS_OF_A_DAY + slot);
            }
            if (Math.abs(days.path(day).path("quantity").asDouble() - expected / 100.0) > 0.001) {
                throw new BenchFailed("Wrong sum of day %d: %s".formatted(day, days.path(day)));
            }
        }
    }
}
