package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.ingest.OutcomeRangeView.RowOutcome;
import io.dualcarbon.energy.registry.MeterRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of each row of one part of an upload. */
public final class Outcome {
    private final Locale locale;
    private final RowSource<?> body;
    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private final int firstRow;
    private byte[] states = new byte[1024];
    private int count;

    Outcome(Locale locale, RowSource<?> body, int firstRow) {
        this.locale = locale;
        this.body = body;
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
        var name = meter == null ? null : meter.text();
        rejectedRows.add(new RejectedRow(row, name, problem.type().urn(), problem.detail(locale), body.text(row)));
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

    /** In their order, though some show only when the others are stored. */
    List<RejectedRow> rejectedRows() {
        rejectedRows.sort(Comparator.comparingInt(RejectedRow::row));
        return rejectedRows;
    }

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
