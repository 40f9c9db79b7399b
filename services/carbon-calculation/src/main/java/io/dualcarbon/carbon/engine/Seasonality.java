package io.dualcarbon.carbon.engine;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * How the months of a year differ, by classical decomposition around a centred moving average over a year. For the half
 * year at either end the average next to it stands in: of two or three years no month can be spared.
 */
final class Seasonality {
    static final int MONTHS = 12;
    /** The last index follows from the others: their mean is given. */
    static final int FREE_INDICES = MONTHS - 1;

    private static final int HALF = MONTHS / 2;
    /** As in the benchmarks of the M4 competition (Makridakis et al. 2020). */
    private static final double LEVEL = 0.90;
    /** Squared errors of this share of the squared values are those of computing. */
    private static final double ROUNDING = 1e-20;

    /** How seasons and level go together. */
    enum Kind {
        MULTIPLICATIVE,
        ADDITIVE
    }

    private final Kind kind;
    private final double[] indices;

    private Seasonality(Kind kind, double[] indices) {
        this.kind = kind;
        this.indices = indices;
    }

    /**
     * Whether the months of a year differ by more than chance: the F test of nested models, whether indices take more out of
     * the errors of damped trends than so many figures would by chance. As the indices are no least squares, it rather
     * overlooks seasons than makes them up. M4's own test, the autocorrelation at twelve months, finds nothing in two
     * years, however strong the seasons are.
     */
    static boolean isIn(double[] history) {
        if (history.length < 2 * MONTHS) {
            return false;
        }
        var without = new AveragedTrend(history, 0).leastSquares();
        var trend = new AveragedTrend(of(history).remove(history, 0), FREE_INDICES);
        var explained = (without - trend.leastSquares()) / FREE_INDICES;
        var left = trend.leastSquares() / trend.freedom();
        var chance = new FDistribution(FREE_INDICES, trend.freedom()).inverseCumulativeProbability(LEVEL);
        var rounding = ROUNDING * Arrays.stream(history).map(v -> v * v).sum();
        return without > rounding && explained > chance * left;
    }

    /** Needs two years. Seasons multiply the level, unless it reaches zero. */
    static Seasonality of(double[] history) {
        var kind = Arrays.stream(history).allMatch(v -> v > 0) ? Kind.MULTIPLICATIVE : Kind.ADDITIVE;
        var sums = new double[MONTHS];
        var counts = new int[MONTHS];
        for (int t = 0; t < history.length; t++) {
            var level = level(history, Math.min(Math.max(t, HALF), history.length - 1 - HALF));
            sums[t % MONTHS] += kind == Kind.MULTIPLICATIVE ? history[t] / level : history[t] - level;
            counts[t % MONTHS]++;
        }
        var indices = new double[MONTHS];
        Arrays.setAll(indices, m -> sums[m] / counts[m]);
        var mean = Arrays.stream(indices).average().orElseThrow();
        Arrays.setAll(indices, m -> kind == Kind.MULTIPLICATIVE ? indices[m] / mean : indices[m] - mean);
        return new Seasonality(kind, indices);
    }

    /** Mean over the year around a month, its two ends counting half. */
    private static double level(double[] history, int t) {
        var sum = (history[t - HALF] + history[t + HALF]) / 2;
        for (int s = t - HALF + 1; s < t + HALF; s++) {
            sum += history[s];
        }
        return sum / MONTHS;
    }

    Kind kind() {
        return kind;
    }

    /** Takes the seasons out of months that begin {@code offset} months after the history's first. */
    double[] remove(double[] series, int offset) {
        var result = new double[series.length];
        Arrays.setAll(
                result,
                t -> kind == Kind.MULTIPLICATIVE ? series[t] / index(t + offset) : series[t] - index(t + offset));
        return result;
    }

    double[] apply(double[] series, int offset) {
        var result = new double[series.length];
        Arrays.setAll(
                result,
                t -> kind == Kind.MULTIPLICATIVE ? series[t] * index(t + offset) : series[t] + index(t + offset));
        return result;
    }

    double index(int month) {
        return indices[month % MONTHS];
    }
}
