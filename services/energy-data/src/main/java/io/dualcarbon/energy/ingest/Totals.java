package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.ingest.OutcomeRangeView.RowOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up the parts of an upload. */
final class Totals {
    private static final int LISTED_ERRORS = 1000;
    private static final int LISTED_RANGES = 1000;

    private final int[] counts = new int[RowOutcome.values().length + 1];
    private final List<RowErrorView> errors = new ArrayList<>();
    private final List<OutcomeRangeView> ranges = new ArrayList<>();
    private int rowsOutsideRanges;

    void add(Outcome outcome) {
        outcome.forEach((row, state) -> {
            counts[state.weight()]++;
            extend(row, state);
        });
        for (var rejected : outcome.rejectedRows()) {
            if (errors.size() < LISTED_ERRORS) {
                errors.add(rejected.view());
            }
        }
    }

    private void extend(int row, RowOutcome outcome) {
        var last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
        if (last != null && last.lastRow() == row - 1 && last.outcome() == outcome) {
            ranges.set(ranges.size() - 1, new OutcomeRangeView(last.firstRow(), row, outcome));
        } else if (ranges.size() < LISTED_RANGES) {
            ranges.add(new OutcomeRangeView(row, row, outcome));
        } else {
            rowsOutsideRanges++;
        }
    }

    int count(RowOutcome outcome) {
        return counts[outcome.weight()];
    }

    UploadView view(@Nullable UUID uploadId) {
        var rejected = count(RowOutcome.REJECTED);
        return new UploadView(
                uploadId,
                count(RowOutcome.ACCEPTED),
                count(RowOutcome.UNCHANGED),
                count(RowOutcome.CORRECTED),
                rejected,
                errors,
                rejected - errors.size(),
                ranges,
                rowsOutsideRanges);
    }
}
