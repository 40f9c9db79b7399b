package io.dualcarbon.carbon.engine;

import java.util.Arrays;

/**
 * How the months of a year differ, by classical decomposition around a centred moving average over a year. For the half
 * year at either end the average next to it stands in: of two or three years no month can be spared.
 */
final class Seasonality {
    static final int MONTHS = 12;
    private static final int HALF = MONTHS / 2;

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
