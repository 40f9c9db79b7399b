package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.registry.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the values of an upload into blocks of a meter and a day, and remembers which row brought which values. A row
 * that gives a slot another value than a row before opens a new block of that day: the two are then stored one after the
 * other, as if they had come in two uploads.
 */
public final class DayBlocks {
    /** The daily part of a bill is a block of one slot. */
    public static final int DAILY = 1440;

    /** What a block takes beside its values, in values. */
    private static final int BLOCK_VALUES = 40;

    private final Map<UUID, MeterBlocks> meters = new HashMap<>();
    private final List<DayBlock> runBlocks = new ArrayList<>();
    private int heldValues;
    private int putValues;

    /** Runs of values: row, first slot, number of slots; their blocks stand in {@code runBlocks}. */
    private int[] runs = new int[3 * 1024];

    /** Adds {@code count} of the row's values, which begin in {@code slot} of that day. */
    void put(int row, Meter meter, Span day, int slot, double[] values, int from, int count) {
        put(row, meter.id(), day, meter.intervalMinutes(), false, slot, values, from, count);
    }

    /** Adds the part of a bill that falls on that day. */
    public void putDaily(int row, UUID meterId, Span day, double value) {
        put(row, meterId, day, DAILY, true, 0, new double[] {value}, 0, 1);
    }

    /** Says all that there is of the day, as it follows from elsewhere: what is stored of it does not remain. */
    public void putWhole(UUID meterId, Span day, int intervalMinutes, boolean apportioned, double[] values) {
        meters.computeIfAbsent(meterId, MeterBlocks::new)
                .open(DayBlock.whole(meterId, day, intervalMinutes, apportioned, values));
        heldValues += BLOCK_VALUES + values.length;
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
        var blocks = meters.computeIfAbsent(meterId, MeterBlocks::new);
        var block = blocks.on(day.epochDay());
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
                block = new DayBlock(meterId, day, interval, apportioned, block);
                blocks.open(block);
                heldValues += BLOCK_VALUES + block.values().length;
            }
            block.values()[slot + i] = value;
            putValues++;
            runStart = runStart < 0 ? i : runStart;
        }
        endRun(row, block, slot + runStart, runStart < 0 ? 0 : count - runStart);
    }

    /** -1: no run is open any more. */
    private int endRun(int row, @Nullable DayBlock block, int slot, int count) {
        if (block != null && count > 0) {
            var at = 3 * runBlocks.size();
            if (at + 3 > runs.length) {
                runs = Arrays.copyOf(runs, 2 * runs.length);
            }
            runs[at] = row;
            runs[at + 1] = slot;
            runs[at + 2] = count;
            runBlocks.add(block);
        }
        return -1;
    }

    int putValues() {
        return putValues;
    }

    /** How much memory they take, in values. */
    public int heldValues() {
        return heldValues + runBlocks.size();
    }

    Collection<UUID> meterIds() {
        return meters.keySet();
    }

    /** The last block of each meter and day, by meter and day; those that it overrides hang on it. */
    List<DayBlock> inOrder() {
        var blocks = new ArrayList<DayBlock>();
        meters.values().stream()
                .sorted((a, b) -> compare(a.meterId, b.meterId))
                .forEach(meter -> meter.days.values().stream()
                        .sorted((a, b) ->
                                Integer.compare(a.day().epochDay(), b.day().epochDay()))
                        .forEach(blocks::add));
        return blocks;
    }

    /** As the database orders them: where neighbours lie together, less is written. */
    private static int compare(UUID a, UUID b) {
        var high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    void forEachRun(RunConsumer consumer) {
        for (var i = 0; i < runBlocks.size(); i++) {
            consumer.accept(runs[3 * i], runBlocks.get(i), runs[3 * i + 1], runs[3 * i + 2]);
        }
    }

    interface RunConsumer {
        void accept(int row, DayBlock block, int slot, int count);
    }

    /** The days of one meter. Rows mostly go on with the day of the row before. */
    private static final class MeterBlocks {
        private final UUID meterId;
        private final Map<Integer, DayBlock> days = new HashMap<>();
        private @Nullable DayBlock last;

        MeterBlocks(UUID meterId) {
            this.meterId = meterId;
        }

        @Nullable
        DayBlock on(int epochDay) {
            if (last == null || last.day().epochDay() != epochDay) {
                last = days.get(epochDay);
            }
            return last;
        }

        void open(DayBlock block) {
            days.put(block.day().epochDay(), block);
            last = block;
        }
    }
}
