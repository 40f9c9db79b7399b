package io.dualcarbon.energy.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dualcarbon.energy.registry.MeterRef;
import io.dualcarbon.energy.registry.MeterRef.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line like {@code {"externalId":"HQ-1","start":"2025-01-01T00:00:00+08:00","value":1.25}}. Such lines come by
 * the million, and a general parser takes most of the time that they need. It takes no line that a general parser
 * would not, and leaves it every other one.
 */
final class UsualReading {
    private static final byte[] METER_ID = bytes("meterId");
    private static final byte[] EXTERNAL_ID = bytes("externalId");
    private static final byte[] METER_CODE = bytes("meterCode");
    private static final byte[] METER = bytes("meter");
    private static final byte[] START = bytes("start");
    private static final byte[] VALUE = bytes("value");

    private final MeterNames names = new MeterNames();
    private byte[] line = new byte[0];
    private int place;
    private int end;
    private @Nullable MeterRef meter;
    private byte[] lastStart = new byte[0];
    private long lastStartSecond;
    private long start;
    private double value;
    private boolean hasStart;
    private boolean hasValue;

    /** Null: another parser must look at it. */
    @Nullable
    Row read(byte[] buffer, int from, int to, int number) {
        line = buffer;
        place = from;
        end = to;
        meter = null;
        hasStart = false;
        hasValue = false;
        var isWhole = take('{') && property() && take(',') && property() && take(',') && property() && take('}');
        return isWhole && place == end && meter != null && hasStart && hasValue
                ? new Row(number, meter, null, start, 0, new double[] {value}, null)
                : null;
    }

    private boolean take(char expected) {
        if (place < end && line[place] == expected) {
            place++;
            return true;
        }
        return false;
    }

    private void space() {
        if (place < end && line[place] == ' ') {
            place++;
        }
    }

    private boolean property() {
        space();
        var nameFrom = place + 1;
        if (!text()) {
            return false;
        }
        var nameTo = place - 1;
        if (!take(':')) {
            return false;
        }
        space();
        if (is(START, nameFrom, nameTo)) {
            return !hasStart && start();
        }
        if (is(VALUE, nameFrom, nameTo)) {
            return !hasValue && value();
        }
        var kind = kind(nameFrom, nameTo);
        return kind != null && meter == null && meter(kind);
    }

    /** A text without escapes, of plain characters. */
    private boolean text() {
        if (!take('"')) {
            return false;
        }
        for (; place < end; place++) {
            var each = line[place];
            if (each == '"') {
                place++;
                return true;
            }
            if (each < ' ' || each == '\\') { // bytes beyond ASCII are negative
                return false;
            }
        }
        return false;
    }

    private boolean is(byte[] name, int from, int to) {
        return Arrays.equals(name, 0, name.length, line, from, to);
    }

    private @Nullable Kind kind(int from, int to) {
        if (is(EXTERNAL_ID, from, to)) {
            return Kind.EXTERNAL_ID;
        }
        if (is(METER_ID, from, to)) {
            return Kind.ID;
        }
        if (is(METER_CODE, from, to)) {
            return Kind.CODE;
        }
        return is(METER, from, to) ? Kind.ANY : null;
    }

    private boolean meter(Kind kind) {
        var from = place + 1;
        if (!text()) {
            return false;
        }
        meter = names.get(kind, line, from, place - 1);
        return true;
    }

    private boolean start() {
        var from = place + 1;
        if (!text()) {
            return false;
        }
        var to = place - 1;
        // Meters are read together: most rows have the time of the row before.
        if (!is(lastStart, from, to)) {
            if (!Timestamps.isUsual(line, from, to)) {
                return false;
            }
            try {
                lastStartSecond = Timestamps.usual(line, from, to);
            } catch (RuntimeException e) {
                return false; // told by the other parser
            }
            lastStart = Arrays.copyOfRange(line, from, to);
        }
        start = lastStartSecond;
        hasStart = true;
        return true;
    }

    private boolean value() {
        var first = place;
        var digits = 0L;
        var point = -1;
        for (; place < end; place++) {
            var each = line[place];
            if (each >= '0' && each <= '9') {
                digits = 10 * digits + (each - '0');
            } else if (each == '.' && point < 0 && place > first) {
                point = place;
            } else {
                break;
            }
        }
        var decimals = point < 0 ? 0 : place - point - 1;
        var length = place - first - (point < 0 ? 0 : 1);
        var isNumber = length > 0 && length <= Values.EXACT_DIGITS && (point < 0 || decimals > 0);
        var hasLeadingZero = line[first] == '0' && place > first + 1 && point != first + 1;
        if (!isNumber || hasLeadingZero) {
            return false;
        }
        value = digits / Values.POWERS_OF_TEN[decimals];
        hasValue = true;
        return value <= Values.LARGEST;
    }

    private static byte[] bytes(String name) {
        return name.getBytes(US_ASCII);
    }
}
