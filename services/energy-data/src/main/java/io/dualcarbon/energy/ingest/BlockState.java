package io.dualcarbon.energy.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meter's day as it is stored, while an upload changes it slot by slot: the last value sent stands, a slot that was
 * not sent keeps what it has.
 */
final class BlockState {
    private static final long MICROS = 1_000_000;

    private final long dayStart;
    private int intervalMinutes;
    private boolean apportioned;
    private long receivedAtMicros;
    private double[] values; // NaN where there is none
    private int @Nullable [] arrivals;
    private BitSet filled; // slots that were computed to fill a gap

    private BlockState(
            long dayStart,
            int intervalMinutes,
            boolean apportioned,
            long receivedAtMicros,
            double[] values,
            int @Nullable [] arrivals,
            BitSet filled) {
        this.dayStart = dayStart;
        this.intervalMinutes = intervalMinutes;
        this.apportioned = apportioned;
        this.receivedAtMicros = receivedAtMicros;
        this.values = values;
        this.arrivals = arrivals;
        this.filled = filled;
    }

    static BlockState stored(
            long dayStart,
            int intervalMinutes,
            boolean apportioned,
            long receivedAtMicros,
            double[] values,
            int @Nullable [] arrivals,
            BitSet filled) {
        return new BlockState(dayStart, intervalMinutes, apportioned, receivedAtMicros, values, arrivals, filled);
    }

    /** A day of which nothing was stored. */
    static BlockState first(DayBlock block, long nowMicros) {
        return new BlockState(
                block.day().start(),
                block.intervalMinutes(),
                block.apportioned(),
                nowMicros,
                block.values(), // only copied before it is changed
                null,
                new BitSet());
    }

    /** Every block of the chain, the one overridden first. */
    static List<DayBlock> chain(DayBlock last) {
        var chain = new ArrayList<DayBlock>();
        for (var block = last; block != null; block = block.overridden()) {
            chain.add(0, block);
        }
        return chain;
    }

    /**
     * Takes in what was sent, and tells the block which of it was news. What a correction replaces becomes a revision, and so
     * does what was only spread over the day until it was read.
     */
    void take(DayBlock block, long nowMicros, List<BlockState> revisions) {
        if (block.intervalMinutes() != intervalMinutes) {
            // The meter has another interval now: nothing of the old day can be kept beside the new.
            revisions.add(copy());
            intervalMinutes = block.intervalMinutes();
            values = block.values().clone();
            arrivals = null;
            filled = new BitSet();
            block.changed(null, present(values));
        } else {
            var added = new BitSet();
            var corrected = new BitSet();
            for (var slot = 0; slot < values.length; slot++) {
                var sent = block.values()[slot];
                if (!Double.isNaN(sent) && (Double.isNaN(values[slot]) || filled.get(slot))) {
                    added.set(slot); // nobody had measured it before
                } else if (sent != values[slot] && (block.isWhole() ? isMeasured(slot) : !Double.isNaN(sent))) {
                    corrected.set(slot);
                }
            }
            block.changed(added, corrected);
            if (added.isEmpty() && corrected.isEmpty() && !(block.isWhole() && block.apportioned() != apportioned)) {
                return;
            }
            if (!corrected.isEmpty() || filled.intersects(added) || block.apportioned() != apportioned) {
                revisions.add(copy());
            }
            write(block.values(), added, corrected, nowMicros);
        }
        apportioned = block.apportioned();
        receivedAtMicros = nowMicros;
    }

    private boolean isMeasured(int slot) {
        return !Double.isNaN(values[slot]) && !filled.get(slot);
    }

    private void write(double[] sent, BitSet added, BitSet corrected, long nowMicros) {
        values = values.clone();
        if (arrivals == null) {
            arrivals = new int[values.length];
            Arrays.fill(arrivals, sinceDayStart(receivedAtMicros));
        } else {
            arrivals = arrivals.clone();
        }
        var now = sinceDayStart(nowMicros);
        filled = (BitSet) filled.clone();
        filled.andNot(added);
        for (var slots : List.of(added, corrected)) {
            for (var slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
                values[slot] = sent[slot];
                arrivals[slot] = now;
            }
        }
    }

    /** Rounded up: no value is said to have been known before it was. */
    private int sinceDayStart(long micros) {
        return (int) (Math.floorDiv(micros + MICROS - 1, MICROS) - dayStart);
    }

    private static BitSet present(double[] values) {
        var present = new BitSet();
        for (var slot = 0; slot < values.length; slot++) {
            present.set(slot, !Double.isNaN(values[slot]));
        }
        return present;
    }

    private BlockState copy() {
        return new BlockState(dayStart, intervalMinutes, apportioned, receivedAtMicros, values, arrivals, filled);
    }

    /** In the order of the slots: everyone who sums a day ends in the same bits. */
    double total() {
        var total = 0.0;
        for (var value : values) {
            if (!Double.isNaN(value)) {
                total += value;
            }
        }
        return total;
    }

    double filledTotal() {
        var total = 0.0;
        for (var slot = filled.nextSetBit(0); slot >= 0; slot = filled.nextSetBit(slot + 1)) {
            total += values[slot];
        }
        return total;
    }

    /** As the database counts them, from 1; null if there is none. */
    int @Nullable [] filledSlots() {
        return filled.isEmpty() ? null : filled.stream().map(slot -> slot + 1).toArray();
    }

    int presentSlots() {
        var present = 0;
        for (var value : values) {
            present += Double.isNaN(value) ? 0 : 1;
        }
        return present;
    }

    int intervalMinutes() {
        return intervalMinutes;
    }

    boolean apportioned() {
        return apportioned;
    }

    long receivedAtMicros() {
        return receivedAtMicros;
    }

    double[] values() {
        return values;
    }

    int @Nullable [] arrivals() {
        return arrivals;
    }
}
