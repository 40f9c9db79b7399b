package io.dualcarbon.energy.register;

import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.ingest.DayBlocks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What a register's advances mean for one local day.
 *
 * @param apportioned true if an advance runs over more than one slot, so that its share of each is an assumption
 * @param values NaN where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RegisterDay(Span day, int intervalMinutes, boolean apportioned, double[] values) {
    /** Where a day without an interval of its own is known in part only, its hours tell which. */
    private static final int HOURLY = 60;

    /**
     * @param advances all that overlap the day
     * @param interval of the meter; 0 if it has none
     */
    static RegisterDay of(Span day, List<Advance> advances, int interval) {
        var minutes = interval > 0 ? interval : isKnownWhole(day, advances) ? DayBlocks.DAILY : HOURLY;
        var seconds = minutes * 60L;
        var sums = new BigDecimal[day.slots(minutes)];
        var apportioned = false;
        for (var slot = 0; slot < sums.length; slot++) {
            var start = day.start() + slot * seconds;
            var end = minutes == DayBlocks.DAILY ? day.end() : Math.min(day.end(), start + seconds);
            for (var advance : advances) {
                if (advance.quantity() != null && advance.overlaps(start, end)) {
                    var part = advance.part(advance.quantity(), start, end);
                    sums[slot] = sums[slot] == null ? part : sums[slot].add(part);
                    apportioned |= !advance.isWithin(start, end);
                }
            }
        }
        var values = Arrays.stream(sums)
                .mapToDouble(sum -> sum == null ? Double.NaN : sum.doubleValue())
                .toArray();
        return new RegisterDay(day, minutes, apportioned, values);
    }

    LocalDate date() {
        return day.day();
    }

    /** True if nothing is known of it. */
    boolean isEmpty() {
        return Arrays.stream(values).allMatch(Double::isNaN);
    }

    private static boolean isKnownWhole(Span day, List<Advance> advances) {
        var known = advances.stream()
                .filter(advance -> advance.quantity() != null)
                .mapToLong(advance -> Math.min(advance.to(), day.end()) - Math.max(advance.from(), day.start()))
                .sum();
        return known == day.end() - day.start();
    }
}
