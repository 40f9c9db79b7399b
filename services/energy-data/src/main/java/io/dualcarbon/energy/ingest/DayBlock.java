package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.calendar.LocalDays.Span;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one part of an upload says of one meter and local day. */
final class DayBlock {
    private final UUID meterId;
    private final Span day;
    private final int intervalMinutes;
    private final boolean apportioned;
    private final double[] values; // NaN where nothing was sent
    private final boolean whole;
    private final @Nullable DayBlock overridden;
    private @Nullable BitSet added;
    private @Nullable BitSet corrected;
    private boolean isNew;

    DayBlock(UUID meterId, Span day, int intervalMinutes, boolean apportioned, @Nullable DayBlock overridden) {
        this(meterId, day, intervalMinutes, apportioned, false, overridden);
    }

    private DayBlock(
            UUID meterId,
            Span day,
            int intervalMinutes,
            boolean apportioned,
            boolean whole,
            @Nullable DayBlock overridden) {
        this.meterId = meterId;
        this.day = day;
        this.intervalMinutes = intervalMinutes;
        this.apportioned = apportioned;
        this.values = new double[day.slots(intervalMinutes)];
        this.whole = whole;
        this.overridden = overridden;
        Arrays.fill(values, Double.NaN);
    }

    /** All that there is of the day: where it has no value, none that is stored remains. */
    static DayBlock whole(UUID meterId, Span day, int intervalMinutes, boolean apportioned, double[] values) {
        var block = new DayBlock(meterId, day, intervalMinutes, apportioned, true, null);
        System.arraycopy(values, 0, block.values, 0, values.length);
        return block;
    }

    UUID meterId() {
        return meterId;
    }

    Span day() {
        return day;
    }

    int intervalMinutes() {
        return intervalMinutes;
    }

    boolean apportioned() {
        return apportioned;
    }

    double[] values() {
        return values;
    }

    boolean isWhole() {
        return whole;
    }

    /** An earlier block of the same meter and day, some value of which this one replaces. */
    @Nullable
    DayBlock overridden() {
        return overridden;
    }

    /** There was nothing stored of this day: all its values are. */
    void becomeNew() {
        isNew = true;
    }

    /** Which of its slots there was nothing for, and which had another value. */
    void changed(@Nullable BitSet addedSlots, @Nullable BitSet correctedSlots) {
        isNew = false;
        added = addedSlots;
        corrected = correctedSlots;
    }

    boolean added(int slot, int count) {
        return isNew || meets(added, slot, count);
    }

    boolean corrected(int slot, int count) {
        return meets(corrected, slot, count);
    }

    private static boolean meets(@Nullable BitSet slots, int from, int count) {
        if (slots == null) {
            return false;
        }
        var next = slots.nextSetBit(from);
        return next >= 0 && next < from + count;
    }
}
