package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.registry.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the values of an upload into blocks of a meter and a day, and remembers which row brought which values. A row
 * that gives a slot another value than a row before opens a new block of that day: the two are then stored one after the
 * other, as if they had come in two uploads.
 */
public final class DayBlocks {
    /** The daily part of a bill is a block of one slot. */
    public static final int DAILY = 1440;

    private final Map<Key, DayBlock> open = new HashMap<>();
    private final Map<Key, Integer> passes = new HashMap<>();
    private final List<DayBlock> ready = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<Integer> passOf = new ArrayList<>();
    private int heldValues;
    private int passCount;

    /** Runs of values: row, block, first slot, number of slots. */
    private int[] runs = new int[4 * 1024];

    private int runCount;

    /** Adds {@code count} of the row's values, which begin in {@code slot} of that day. */
    void put(int row, Meter meter, Span day, int slot, double[] values, int from, int count) {
        put(row, meter.id(), day, meter.intervalMinutes(), false, slot, values, from, count);
    }

    /** Adds the part of a bill that falls on that day. */
    public void putDaily(int row, UUID meterId, Span day, double value) {
        put(row, meterId, day, DAILY, true, 0, new double[] {value}, 0, 1);
    }

    private void put(
            int row,
            UUID meterId,
            Span day,
            int interval,
            boolean apportioned,
            int slot,
            double[] values,
            int from,
            int count) {
        var key = new Key(meterId, day.epochDay());
        var block = open.get(key);
        var runStart = -1;
        for (var i = 0; i < count; i++) {
            var value = values[from + i];
            if (Double.isNaN(value) || (block != null && block.values()[slot + i] == value)) {
                // No value, or one that a row before brought already.
                runStart = endRun(row, block, slot + runStart, runStart < 0 ? 0 : i - runStart);
                continue;
            }
            if (block == null || !Double.isNaN(block.values()[slot + i])) {
                endRun(row, block, slot + runStart, runStart < 0 ? 0 : i - runStart);
                runStart = -1;
                block = replace(key, block, day, interval, apportioned);
            }
            block.values()[slot + i] = value;
            runStart = runStart < 0 ? i : runStart;
        }
        endRun(row, block, slot + runStart, runStart < 0 ? 0 : count - runStart);
    }

    private DayBlock replace(Key key, @Nullable DayBlock before, Span day, int interval, boolean apportioned) {
        if (before != null) {
            ready.add(before);
        }
        var pass = passes.merge(key, 0, (last, none) -> last + 1);
        passCount = Math.max(passCount, pass + 1);
        var block = DayBlock.empty(keys.size(), pass, key.meterId(), day, interval, apportioned);
        keys.add(key);
        passOf.add(pass);
        open.put(key, block);
        heldValues += block.values().length;
        return block;
    }

    /** -1: no run is open any more. */
    private int endRun(int row, @Nullable DayBlock block, int slot, int count) {
        if (block != null && count > 0) {
            if (4 * (runCount + 1) > runs.length) {
                runs = Arrays.copyOf(runs, 2 * runs.length);
            }
            var at = 4 * runCount++;
            runs[at] = row;
            runs[at + 1] = block.ordinal();
            runs[at + 2] = slot;
            runs[at + 3] = count;
        }
        return -1;
    }

    int heldValues() {
        return heldValues;
    }

    /** Hands over the blocks gathered so far. */
    List<DayBlock> drain() {
        var drained = new ArrayList<>(ready);
        drained.addAll(open.values());
        ready.clear();
        open.clear();
        heldValues = 0;
        return drained;
    }

    int passCount() {
        return passCount;
    }

    IntStream ordinalsOf(int pass) {
        return IntStream.range(0, keys.size()).filter(ordinal -> passOf.get(ordinal) == pass);
    }

    Key key(int ordinal) {
        return keys.get(ordinal);
    }

    int size() {
        return keys.size();
    }

    void forEachRun(RunConsumer consumer) {
        for (var at = 0; at < 4 * runCount; at += 4) {
            consumer.accept(runs[at], runs[at + 1], runs[at + 2], runs[at + 3]);
        }
    }

    /** A meter and a day. */
    record Key(UUID meterId, int epochDay) {}

    interface RunConsumer {
        void accept(int row, int ordinal, int slot, int count);
    }
}
