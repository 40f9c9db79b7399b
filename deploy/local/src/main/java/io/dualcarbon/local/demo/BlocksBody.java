package io.dualcarbon.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Predicate;

/** Interval blocks on their way to energy-data, written by hand: there are millions of values. */
final class BlocksBody {
    private final StringBuilder json = new StringBuilder("{\"blocks\":[");
    private int blocks;
    private int values;

    /** Adds the wanted days of the month, days in a row as one block. */
    void add(MeterMonth meter, Predicate<LocalDate> wanted) {
        boolean open = false;
        for (int d = 1; d <= meter.month().lengthOfMonth(); d++) {
            LocalDate day = meter.month().atDay(d);
            if (!wanted.test(day)) {
                open = close(open);
                continue;
            }
            if (!open) {
                begin(meter.meterCode(), day);
                open = true;
            }
            for (long hundredths : meter.day(d)) {
                append(hundredths);
                json.append(',');
                values++;
            }
        }
        close(open);
    }

    int values() {
        return values;
    }

    byte[] bytes() {
        return (json + "]}").getBytes(StandardCharsets.UTF_8);
    }

    private void begin(String meterCode, LocalDate day) {
        if (blocks++ > 0) {
            json.append(',');
        }
        json.append("{\"meterCode\":\"").append(meterCode).append("\",\"start\":\"");
        json.append(day).append("T00:00:00+08:00\",\"intervalMinutes\":15,\"values\":[");
    }

    private boolean close(boolean open) {
        if (open) {
            json.setLength(json.length() - 1);
            json.append("]}");
        }
        return false;
    }

    private void append(long hundredths) {
        json.append(hundredths / 100);
        long rest = hundredths % 100;
        if (rest != 0) {
            json.append('.').append(rest / 10);
            if (rest % 10 != 0) {
                json.append(rest % 10);
            }
        }
    }
}
