package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.ingest.OutcomeRangeView.RowOutcome;
import io.dualcarbon.energy.registry.MeterRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of each row of one part of an upload. */
public final class Outcome {
    private final Locale locale;
    private final RowSource<?> body;
    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private byte[] states = new byte[1024];
    private int firstRow;
    private int lastRow;

    Outcome(Locale locale, RowSource<?> body) {
        this.locale = locale;
        this.body = body;
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
        if (firstRow == 0) {
            firstRow = row;
        } else if (row < firstRow) {
            // A row may be told of before an earlier one is.
            var shifted = new byte[states.length + firstRow - row];
            System.arraycopy(states, 0, shifted, firstRow - row, states.length);
            states = shifted;
            firstRow = row;
        }
        var index = row - firstRow;
        if (index >= states.length) {
            states = Arrays.copyOf(states, Math.max(index + 1, 2 * states.length));
        }
        var state = outcome.weight();
        states[index] = states[index] > state ? states[index] : state;
        lastRow = Math.max(lastRow, row);
    }

    /** The rows that were told of so far, in their order. */
    void forEach(RowConsumer consumer) {
        if (firstRow > 0) {
            for (var row = firstRow; row <= lastRow; row++) {
                consumer.accept(row, RowOutcome.of(states[row - firstRow]));
            }
        }
    }

    List<RejectedRow> rejectedRows() {
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
