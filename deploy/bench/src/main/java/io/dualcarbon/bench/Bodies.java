package io.dualcarbon.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;

/** Readings as the bodies of requests. They are made before the clock starts. */
final class Bodies {
    /** A request holds so much: blocks and single readings go in one stream each. */
    private static final int BYTES = 500_000_000;

    private final String head;
    private final String separator;
    private final String tail;
    private final List<byte[]> whole = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();

    private Bodies(String head, String separator, String tail) {
        this.head = head;
        this.separator = separator;
        this.tail = tail;
    }

    /** Interval blocks: all days of a meter in one. */
    static List<byte[]> blocks(Readings readings) {
        var bodies = new Bodies("{\"blocks\":[", ",", "]}");
        var start = readings.startText(0);
        for (var meter : readings.meters()) {
            var row = bodies.nextRow()
                    .append("{\"externalId\":\"")
                    .append(meter.externalId())
                    .append("\",\"start\":\"")
                    .append(start)
                    .append("\",\"intervalMinutes\":15,\"values\":[");
            for (var slot = 0; slot < readings.slots(); slot++) {
                number(slot == 0 ? row : row.append(','), readings.hundredths(meter, slot));
            }
            row.append("]}");
        }
        return bodies.finish();
    }

    /** Single readings in the order of time, as a feed delivers them. */
    static List<byte[]> rows(Readings readings, ReadingForm form) {
        var bodies = new Bodies(form.head(), "", "");
        for (var slot = 0; slot < readings.slots(); slot++) {
            var start = readings.startText(slot);
            for (var meter : readings.meters()) {
                form.row(bodies.nextRow(), meter.externalId(), start, readings.hundredths(meter, slot));
            }
        }
        return bodies.finish();
    }

    static StringBuilder number(StringBuilder text, long hundredths) {
        text.append(hundredths / 100);
        var rest = (int) (hundredths % 100);
        if (rest != 0) {
            text.append('.').append((char) ('0' + rest / 10));
            if (rest % 10 != 0) {
                text.append((char) ('0' + rest % 10));
            }
        }
        return text;
    }

    private StringBuilder nextRow() {
        if (open.length() > BYTES) {
            close();
        }
        return open.append(open.isEmpty() ? head : separator);
    }

    private void close() {
        whole.add(open.append(tail).toString().getBytes(US_ASCII));
        open.setLength(0);
    }

    private List<byte[]> finish() {
        close();
        return whole;
    }
}
