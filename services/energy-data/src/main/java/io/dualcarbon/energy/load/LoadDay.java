package io.dualcarbon.energy.load;

import io.dualcarbon.energy.calendar.LocalDays.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What several meters counted in the intervals of one local day. */
final class LoadDay {
    private final Span day;
    private final int minutes;
    private final double[][] values;

    LoadDay(Span day, int minutes, int meters) {
        this.day = day;
        this.minutes = minutes;
        this.values = new double[meters][day.slots(minutes)];
        for (var row : values) {
            Arrays.fill(row, Double.NaN);
        }
    }

    /** Adds a stored block, if its intervals fit into these. */
    void put(int meter, int blockMinutes, @Nullable Double[] slots) {
        if (minutes % blockMinutes != 0) {
            return;
        }
        var parts = minutes / blockMinutes;
        for (var i = 0; i < values[meter].length; i++) {
            var sum = 0.0;
            for (var slot = i * parts; slot < (i + 1) * parts; slot++) {
                var value = slot < slots.length ? slots[slot] : null;
                sum += value == null ? Double.NaN : value;
            }
            values[meter][i] = sum;
        }
    }

    int intervals() {
        return day.slots(minutes);
    }

    long start(int interval) {
        return day.start() + 60L * minutes * interval;
    }

    /** Mean power of the meter, NaN if not all of the interval is known. */
    double power(int meter, int interval) {
        return values[meter][interval] * 60 / minutes;
    }

    /** Mean power of all meters, NaN if it is unknown of one. */
    double power(int interval) {
        var sum = 0.0;
        for (var meter : values) {
            sum += meter[interval];
        }
        return sum * 60 / minutes;
    }

    int meters() {
        return values.length;
    }
}
