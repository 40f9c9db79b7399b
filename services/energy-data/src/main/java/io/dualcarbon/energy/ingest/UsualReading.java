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
    private static final byte[] METER_ID = name("meterId");
    private static final byte[] EXTERNAL_ID = name("externalId");
    private static final byte[] METER_CODE = name("meterCode");
    private static final byte[] METER = name("meter");
    private static final byte[] START = name("start");
    private static final byte[] VALUE = name("value");

    private final MeterNames names = new MeterNames();
    private byte[] line = new byte[0];
    private int place;
    private int end;
    private @Nullable MeterRef meter;
    private byte[] lastStart = new byte[0]; // with its quotes
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
        if (take(START)) {
            space();
            return !hasStart && start();
        }
        if (take(VALUE)) {
            space();
            return !hasValue && value();
        }
        var kind = kind();
        space();
        return kind != null && meter == null && meter(kind);
    }

    private @Nullable Kind kind() {
        if (take(EXTERNAL_ID)) {
            return Kind.EXTERNAL_ID;
        }
        if (take(METER_ID)) {
            return Kind.ID;
        }
        if (take(METER_CODE)) {
            return Kind.CODE;
        }
        return take(METER) ? Kind.ANY : null;
    }

    private boolean take(byte[] expected) {
        var to = place + expected.length;
        if (to > end || !Arrays.equals(line, place, to, expected, 0, expected.length)) {
            return false;
        }
        place = to;
        return true;
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

    private boolean meter(Kind kind) {
        var from = place + 1;
        if (!text() || place - 1 - from > MeterRef.LONGEST) {
            return false;
        }
        meter = names.get(kind, line, from, place - 1);
        return true;
    }

    private boolean start() {
        // Meters are read together: most rows have the time of the row before.
        if (lastStart.length == 0 || !take(lastStart)) {
            var from = place;
            if (!text() || !Timestamps.isUsual(line, from + 1, place - 1)) {
                return false;
            }
            try {
                lastStartSecond = Timestamps.usual(line, from + 1, place - 1);
            } catch (RuntimeException e) {
                return false; // told by the other parser
            }
            lastStart = Arrays.copyOfRange(line, from, place);
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

    private static byte[] name(String name) {
        return ('"' + name + "\":").getBytes(US_ASCII);
    }
}
