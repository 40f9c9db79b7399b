package io.dualcarbon.energy.load;

import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.registry.Boundary.Member;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What several meters counted in the intervals of one local day. */
final class LoadDay {
    private final Span day;
    private final int minutes;
    private final int[] signs;
    private final double[][] values;
    private final BitSet estimated = new BitSet();

    LoadDay(Span day, int minutes, List<Member> meters) {
        this.day = day;
        this.minutes = minutes;
        this.signs = new int[meters.size()];
        this.values = new double[meters.size()][day.slots(minutes)];
        for (var i = 0; i < values.length; i++) {
            // A meter that is not at the boundary on this day adds nothing.
            signs[i] = meters.get(i).signOn(day.day());
            Arrays.fill(values[i], signs[i] == 0 ? 0 : Double.NaN);
        }
    }

    /** Adds a stored block, if its intervals fit into these. */
    void put(int meter, int blockMinutes, @Nullable Double[] slots) {
        if (signs[meter] == 0 || minutes % blockMinutes != 0) {
            return;
        }
        var parts = minutes / blockMinutes;
        for (var i = 0; i < values[meter].length; i++) {
            var sum = 0.0;
            for (var slot = i * parts; slot < (i + 1) * parts; slot++) {
                var value = slot < slots.length ? slots[slot] : null;
                sum += value == null ? Double.NaN : value;
            }
            values[meter][i] = signs[meter] * sum;
        }
    }

    /** What the meter has of this day was spread over it. */
    void markApportioned(int meter) {
        if (signs[meter] != 0) {
            estimated.set(0, intervals());
        }
    }

    /**
     * Some of what the meter has of this day was computed to fill gaps.
     *
     * @param slots of its block, counted from 1
     */
    void markFilled(int meter, int blockMinutes, Integer[] slots) {
        if (signs[meter] != 0) {
            for (var slot : slots) {
                estimated.set((slot - 1) * blockMinutes / minutes);
            }
        }
    }

    /** True if a value of the interval was filled or apportioned rather than measured. */
    boolean isEstimated(int interval) {
        return estimated.get(interval);
    }

    int intervals() {
        return day.slots(minutes);
    }

    long start(int interval) {
        return day.start() + 60L * minutes * interval;
    }

    /** Mean power of the meter, below zero if it is taken out; NaN if not all of the interval is known. */
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
}
