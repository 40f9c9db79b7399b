package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.registry.MeterRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of each row. */
public final class Outcome {
    private static final int LISTED_ERRORS = 1000;
    private static final byte UNCHANGED = 1;
    private static final byte ACCEPTED = 2;
    private static final byte CORRECTED = 3;
    private static final byte REJECTED = 4;

    private final Locale locale;
    private final List<RowErrorView> errors = new ArrayList<>();
    private byte[] states = new byte[1024];
    private int rejected;

    public Outcome(Locale locale) {
        this.locale = locale;
    }

    public void reject(int row, @Nullable MeterRef meter, RowProblem problem) {
        raise(row, REJECTED);
        rejected++;
        if (errors.size() < LISTED_ERRORS) {
            var name = meter == null ? null : meter.text();
            errors.add(new RowErrorView(row, name, problem.type().urn(), problem.detail(locale)));
        }
    }

    /** The row is taken; unless more is said of it, it changes nothing. */
    public void take(int row) {
        raise(row, UNCHANGED);
    }

    public void accept(int row) {
        raise(row, ACCEPTED);
    }

    public void correct(int row) {
        raise(row, CORRECTED);
    }

    /** A row has several values: what happened to the one that says most is what happened to the row. */
    private void raise(int row, byte state) {
        if (row >= states.length) {
            states = Arrays.copyOf(states, Math.max(row + 1, 2 * states.length));
        }
        states[row] = states[row] > state ? states[row] : state;
    }

    public boolean changedAnything() {
        return count(ACCEPTED) + count(CORRECTED) > 0;
    }

    public UploadView view() {
        return new UploadView(
                count(ACCEPTED), count(UNCHANGED), count(CORRECTED), rejected, errors, rejected - errors.size());
    }

    private int count(byte state) {
        var count = 0;
        for (var each : states) {
            count += each == state ? 1 : 0;
        }
        return count;
    }
}
