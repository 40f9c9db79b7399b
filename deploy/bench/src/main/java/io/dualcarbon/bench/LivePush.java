package io.dualcarbon.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One reading each of all meters in one request, interval after interval. */
final class LivePush {
    private static final int PUSHES = 8;

    private final ReadingForm form;
    private final Api api;
    private final Fleet fleet;

    LivePush(ReadingForm form, Api api, Fleet fleet) {
        this.form = form;
        this.api = api;
        this.fleet = fleet;
    }

    /** Seconds until the answer, the first push of the day among them, which finds no blocks of that day. */
    List<Double> push(LocalDate day) {
        var seconds = new ArrayList<Double>();
        var readings = new Readings(fleet.meters(), day, 1);
        for (var slot = 0; slot < PUSHES; slot++) {
            var body = body(readings, slot);
            api.renewToken();
            var begin = System.nanoTime();
            var answer = api.post("/api/energy/v1/readings", form.contentType(), body);
            seconds.add((System.nanoTime() - begin) / 1e9);
            if (answer.path("accepted").asInt() != fleet.meters().size()) {
                throw new BenchFailed("A push was not accepted: " + answer);
            }
            awaitSums(day);
        }
        return seconds;
    }

    private byte[] body(Readings readings, int slot) {
        var text = new StringBuilder(form.head());
        for (var meter : readings.meters()) {
            form.row(text, meter.externalId(), readings.startText(slot), readings.hundredths(meter, slot));
        }
        return text.toString().getBytes(US_ASCII);
    }

    /** The next push comes 15 minutes later in life, long after the sums have followed. */
    private void awaitSums(LocalDate day) {
        Patience.until(
                Duration.ofMinutes(1),
                Duration.ofMillis(50),
                "the sums to follow",
                () -> api.get("/api/energy/v1/consumption?areaId=%s&from=%s&to=%s&resolution=P1D"
                                .formatted(fleet.districtId(), day, day.plusDays(1)))
                        .path("caughtUp")
                        .asBoolean());
    }
}
