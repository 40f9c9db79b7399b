package io.dualcarbon.energy.baseline.engine;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * How well a model tells what was measured in the intervals it was fitted to. All quantities are those of whole
 * intervals; residuals are measured - predicted.
 *
 * @param n number of intervals
 * @param p number of parameters
 * @param mean of the measured quantities
 * @param standardError of an interval: {@code sqrt(sum(residual^2) / (n - p))}
 * @param nmbe {@code sum(residual) / ((n - p) * mean)}
 * @param autocorrelation of residuals that follow each other
 * @param median of the residuals
 * @param mad median absolute deviation of the residuals from their median
 * @param driftError the standard error of a day where intervals are hours, else of an interval
 * @param coldestC the lowest mean temperature of an interval
 * @param warmestC the highest mean temperature of an interval
 */
public record Quality(
        int n,
        int p,
        double mean,
        double standardError,
        double cvRmse,
        double nmbe,
        double r2,
        double autocorrelation,
        double median,
        double mad,
        double driftError,
        double coldestC,
        double warmestC) {
    /** Adjustment holds for temperatures so far outside the range that the model has seen. */
    private static final double BEYOND = 0.1;

    public static Quality of(Model model, List<Interval> intervals) {
        var n = intervals.size();
        var p = model.parameterCount();
        var residuals = new double[n];
        var measured = 0.0;
        for (var i = 0; i < n; i++) {
            residuals[i] = intervals.get(i).quantity() - model.predict(intervals.get(i));
            measured += intervals.get(i).quantity();
        }
        var mean = measured / n;
        var squares = Arrays.stream(residuals).map(r -> r * r).sum();
        var spread = intervals.stream()
                .mapToDouble(interval -> (interval.quantity() - mean) * (interval.quantity() - mean))
                .sum();
        var standardError = Math.sqrt(squares / (n - p));
        var median = new Median().evaluate(residuals);
        var deviations = Arrays.stream(residuals).map(r -> Math.abs(r - median)).toArray();
        var temperatures =
                intervals.stream().mapToDouble(Interval::meanTemperatureC).summaryStatistics();
        return new Quality(
                n,
                p,
                mean,
                standardError,
                standardError / mean,
                Arrays.stream(residuals).sum() / ((n - p) * mean),
                spread == 0 ? 0 : 1 - squares / spread,
                autocorrelation(intervals, residuals, squares),
                median,
                new Median().evaluate(deviations),
                model instanceof TimeOfWeekModel ? dailyError(intervals, residuals) : standardError,
                temperatures.getMin(),
                temperatures.getMax());
    }

    private static double autocorrelation(List<Interval> intervals, double[] residuals, double squares) {
        var sum = 0.0;
        for (var i = 1; i < residuals.length; i++) {
            if (intervals.get(i).follows(intervals.get(i - 1))) {
                sum += residuals[i] * residuals[i - 1];
            }
        }
        return squares == 0 ? 0 : sum / squares;
    }

    private static double dailyError(List<Interval> hours, double[] residuals) {
        var days = Detection.byDay(hours, residuals);
        return Math.sqrt(
                days.stream().mapToDouble(day -> day.value() * day.value()).sum() / Math.max(1, days.size() - 1));
    }

    /** True if the model was fitted to weather like this. */
    public boolean hasSeen(double temperatureC) {
        var tolerance = BEYOND * (warmestC - coldestC);
        return coldestC - tolerance <= temperatureC && temperatureC <= warmestC + tolerance;
    }
}
