package io.dualcarbon.energy.baseline.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits hourly consumption. The 168 levels are taken out by subtracting from everything its mean over the hour of the week
 * (Frisch-Waugh-Lovell): what remains to be solved has a column for each piece of the curve.
 */
public final class TimeOfWeekFitter {
    /** At most six pieces of five kelvins, open at both ends. */
    private static final double[] KNOTS_C = {5, 10, 15, 20, 25};

    /** Share of the hours that a piece at either end must have. */
    private static final double LEAST_SHARE = 0.02;

    private TimeOfWeekFitter() {}

    /** The intervals have to be complete hours. Null if some hour of the week is never among them. */
    public static @Nullable TimeOfWeekModel fit(List<Interval> hours) {
        var n = hours.size();
        var temperatures =
                hours.stream().mapToDouble(hour -> hour.temperaturesC()[0]).toArray();
        var knots = knots(temperatures);
        var columns = knots.length + 1;
        var counts = new int[TimeOfWeekModel.HOURS_OF_A_WEEK];
        var meanY = new double[TimeOfWeekModel.HOURS_OF_A_WEEK];
        var meanX = new double[TimeOfWeekModel.HOURS_OF_A_WEEK][columns];
        var x = new double[n][];
        var y = new double[n];
        for (var i = 0; i < n; i++) {
            var group = hours.get(i).hourOfWeek();
            x[i] = TimeOfWeekModel.pieces(temperatures[i], knots);
            y[i] = hours.get(i).quantity();
            counts[group]++;
            meanY[group] += y[i];
            for (var j = 0; j < columns; j++) {
                meanX[group][j] += x[i][j];
            }
        }
        for (var group = 0; group < counts.length; group++) {
            if (counts[group] == 0) {
                return null;
            }
            meanY[group] /= counts[group];
            for (var j = 0; j < columns; j++) {
                meanX[group][j] /= counts[group];
            }
        }
        for (var i = 0; i < n; i++) {
            var group = hours.get(i).hourOfWeek();
            y[i] -= meanY[group];
            for (var j = 0; j < columns; j++) {
                x[i][j] -= meanX[group][j];
            }
        }
        var weights = new double[n];
        Arrays.fill(weights, 1);
        var solution = LeastSquares.solve(x, y, weights);
        // All hours equally warm: nothing depends on the temperature.
        var slopes = solution == null ? new double[columns] : solution.coefficients();
        var levels = meanY;
        for (var group = 0; group < levels.length; group++) {
            for (var j = 0; j < columns; j++) {
                levels[group] -= slopes[j] * meanX[group][j];
            }
        }
        return new TimeOfWeekModel(levels, knots, slopes, neutral(temperatures, knots, slopes));
    }

    private static double[] knots(double[] temperatures) {
        var sorted = temperatures.clone();
        Arrays.sort(sorted);
        var low = sorted[(int) (LEAST_SHARE * sorted.length)];
        var high = sorted[(int) ((1 - LEAST_SHARE) * (sorted.length - 1))];
        return DoubleStream.of(KNOTS_C)
                .filter(knot -> low < knot && knot < high)
                .toArray();
    }

    /** A curve of straight pieces is lowest where two of them meet, or at an end. */
    private static double neutral(double[] temperatures, double[] knots, double[] slopes) {
        var candidates = new ArrayList<Double>();
        candidates.add(DoubleStream.of(temperatures).min().orElseThrow());
        DoubleStream.of(knots).forEach(candidates::add);
        candidates.add(DoubleStream.of(temperatures).max().orElseThrow());
        var curve = new TimeOfWeekModel(new double[1], knots, slopes, 0);
        var neutral = candidates.get(0);
        for (var candidate : candidates) {
            neutral = curve.at(0, candidate) < curve.at(0, neutral) ? candidate : neutral;
        }
        return neutral;
    }
}
