package io.dualcarbon.energy.rollup;

import io.dualcarbon.energy.sql.CopyReader;
import io.dualcarbon.energy.sql.CopyWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What was counted on each day of a month, and of it what was spread from bills or filled. */
final class MonthSums {
    static final int COLUMNS = 9;

    private final double[] totals;
    private double @Nullable [] apportioned;
    private double @Nullable [] filled;
    private final double[] covered;

    MonthSums(int days) {
        totals = new double[days];
        covered = new double[days];
    }

    /** From the columns day_totals, day_apportioned, day_filled, day_covered. */
    MonthSums(CopyReader row) {
        totals = Objects.requireNonNull(row.nextDoubles());
        apportioned = row.nextDoubles();
        filled = row.nextDoubles();
        covered = Objects.requireNonNull(row.nextDoubles());
    }

    int length() {
        return totals.length;
    }

    void clear(int fromDay, int toDay) {
        for (var day = fromDay; day < toDay; day++) {
            put(day, 0, 0, 0, 0);
        }
    }

    void put(int day, double total, double apportionedPart, double filledPart, double coveredShare) {
        totals[day] = total;
        covered[day] = coveredShare;
        apportioned = with(apportioned, day, apportionedPart, false);
        filled = with(filled, day, filledPart, false);
    }

    /** @param sign -1 to take it out; its days are then owed as well */
    void add(MonthSums other, int fromDay, int toDay, int sign) {
        for (var day = fromDay; day < toDay; day++) {
            totals[day] += sign * other.totals[day];
            covered[day] += other.covered[day];
            apportioned = with(apportioned, day, sign * at(other.apportioned, day), true);
            filled = with(filled, day, sign * at(other.filled, day), true);
        }
    }

    private double @Nullable [] with(double @Nullable [] parts, int day, double part, boolean more) {
        if (parts == null && part == 0) {
            return null;
        }
        var changed = parts == null ? new double[totals.length] : parts;
        changed[day] = more ? changed[day] + part : part;
        return changed;
    }

    private static double at(double @Nullable [] parts, int day) {
        return parts == null ? 0 : parts[day];
    }

    boolean coversAny(int fromDay, int toDay) {
        for (var day = fromDay; day < toDay; day++) {
            if (covered[day] > 0) {
                return true;
            }
        }
        return false;
    }

    /** Days that have any value. */
    int days() {
        return (int) DoubleStream.of(covered).filter(share -> share > 0).count();
    }

    /** The sums of the month, then the days, in the order of the days: equal data give equal bits. */
    void write(CopyWriter row) throws SQLException {
        row.putDouble(sum(totals))
                .putDouble(sum(apportioned))
                .putDouble(sum(filled))
                .putDouble(sum(covered));
        row.putInt(days());
        row.putDoubles(totals);
        write(row, apportioned);
        write(row, filled);
        row.putDoubles(covered);
    }

    private static void write(CopyWriter row, double @Nullable [] parts) throws SQLException {
        if (parts == null) {
            row.putNull();
        } else {
            row.putDoubles(parts);
        }
    }

    /** One by one: a sum of streams compensates, and would differ from what SQL gives for the same days. */
    private static double sum(double @Nullable [] values) {
        var sum = 0.0;
        for (var i = 0; values != null && i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }
}
