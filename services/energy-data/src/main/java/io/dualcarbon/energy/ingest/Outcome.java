package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.ingest.OutcomeRangeView.RowOutcome;
import io.dualcarbon.energy.registry.MeterRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each row of one part of an upload. */
public final class Outcome {
    /** A part that holds so much of refused rows is to be stored. */
    private static final int HELD_CHARACTERS = 4_000_000;

    private final RejectedRoom room;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private final int firstRow;
    private byte[] states = new byte[1024];
    private int count;
    private int heldCharacters;

    Outcome(RejectedRoom room, int firstRow) {
        this.room = room;
        this.firstRow = firstRow;
    }

    /** So many rows more belong to the part; each must be told of. */
    void expect(int rows) {
        count += rows;
        if (count > states.length) {
            states = Arrays.copyOf(states, Math.max(count, 2 * states.length));
        }
    }

    public void reject(int row, @Nullable MeterRef meter, RowProblem problem) {
        raise(row, RowOutcome.REJECTED);
        refusals.add(new Refusal(row, meter, problem));
    }

    /**
     * Keeps of the rows that were refused since what there is room for. To be called before the next rows are read:
     * their text is gone then.
     */
    void keepRefused() {
        refusals.sort(Comparator.comparingInt(Refusal::row)); // some show only when the others are stored
        for (var refusal : refusals) {
            var kept = room.keep(refusal);
            if (kept == null) {
                break;
            }
            rejectedRows.add(kept);
            heldCharacters += kept.text() == null ? 0 : kept.text().length();
        }
        refusals.clear();
    }

    int rows() {
        return count;
    }

    /** True if it holds so much of refused rows that it is to be stored before more rows are read. */
    boolean isFull() {
        return heldCharacters > HELD_CHARACTERS;
    }

    /** The row is taken; unless more is said of it, it changes nothing. */
    public void take(int row) {
        raise(row, RowOutcome.UNCHANGED);
    }

    public void accept(int row) {
        raise(row, RowOutcome.ACCEPTED);
    }

    public void correct(int row) {
        raise(row, RowOutcome.CORRECTED);
    }

    /** A row has several values: what happened to the one that says most is what happened to the row. */
    private void raise(int row, RowOutcome outcome) {
        var index = row - firstRow;
        var state = outcome.weight();
        states[index] = states[index] > state ? states[index] : state;
    }

    /** All rows of the part in their order. That none was told of is our own error, and never a refusal. */
    void forEach(RowConsumer consumer) {
        for (var i = 0; i < count; i++) {
            if (states[i] == 0) {
                throw new IllegalStateException("Nothing was said of row " + (firstRow + i));
            }
            consumer.accept(firstRow + i, RowOutcome.of(states[i]));
        }
    }

    /** Those that are kept, in their order. */
    List<RejectedRow> rejectedRows() {
        return rejectedRows;
    }

    /** That a row is refused, and why. */
    record Refusal(int row, @Nullable MeterRef meter, RowProblem problem) {}

    /**
     * A row that was refused.
     *
     * @param text as it was sent; null if it cannot be had
     */
    record RejectedRow(
            int row,
            @Nullable String meter,
            String type,
            String detail,
            @Nullable String text) {
        RowErrorView view() {
            return new RowErrorView(row, meter, type, detail);
        }
    }

    interface RowConsumer {
        void accept(int row, RowOutcome outcome);
    }
}
