package io.dualcarbon.carbon.engine;

/**
 * Exponential smoothing with a trend that fades out (Gardner and McKenzie 1985), for one choice of its parameters:
 * {@code l' = a y + (1-a)(l + phi b)}, {@code b' = B (l' - l) + (1-B) phi b}, forecast {@code l + (phi + ... + phi^h) b}.
 */
final class DampedTrend {
    /** Below this share of what two unrelated beginnings would span, level and trend cannot be told apart. */
    private static final double SAME = 1e-9;

    private final double alpha;
    private final double beta;
    private final double phi;
    private final double[] errors;
    private double level;
    private double trend;

    /** Runs over the history from the level and trend given. */
    DampedTrend(double[] history, double alpha, double beta, double phi, double level, double trend) {
        this.alpha = alpha;
        this.beta = beta;
        this.phi = phi;
        this.level = level;
        this.trend = trend;
        errors = new double[history.length];
        for (int t = 0; t < history.length; t++) {
            errors[t] = history[t] - (this.level + phi * this.trend);
            learn(history[t]);
        }
    }

    /**
     * Begins where the squared errors are least. Errors are linear in where level and trend begin (Hyndman et al. 2008,
     * chapter 5), so that least squares finds both without a search.
     */
    static DampedTrend fit(double[] history, double alpha, double beta, double phi) {
        var nothing = new double[history.length];
        var errors = new DampedTrend(history, alpha, beta, phi, 0, 0).errors;
        var byLevel = new DampedTrend(nothing, alpha, beta, phi, 1, 0).errors;
        var byTrend = new DampedTrend(nothing, alpha, beta, phi, 0, 1).errors;
        var levelLevel = product(byLevel, byLevel);
        var levelTrend = product(byLevel, byTrend);
        var trendTrend = product(byTrend, byTrend);
        var determinant = levelLevel * trendTrend - levelTrend * levelTrend;
        if (determinant <= SAME * levelLevel * trendTrend) {
            return new DampedTrend(history, alpha, beta, phi, -product(byLevel, errors) / levelLevel, 0);
        }
        var level = (levelTrend * product(byTrend, errors) - trendTrend * product(byLevel, errors)) / determinant;
        var trend = (levelTrend * product(byLevel, errors) - levelLevel * product(byTrend, errors)) / determinant;
        return new DampedTrend(history, alpha, beta, phi, level, trend);
    }

    private static double product(double[] a, double[] b) {
        var sum = 0.0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private void learn(double value) {
        var before = level;
        level = alpha * value + (1 - alpha) * (before + phi * trend);
        trend = beta * (level - before) + (1 - beta) * phi * trend;
    }

    double[] expect(int months) {
        return goOn(new double[months]);
    }

    /** The months to come if each errs by what is given for it. */
    double[] goOn(double[] coming) {
        var copy = new DampedTrend(new double[0], alpha, beta, phi, level, trend);
        var path = new double[coming.length];
        for (int h = 0; h < path.length; h++) {
            path[h] = copy.level + phi * copy.trend + coming[h];
            copy.learn(path[h]);
        }
        return path;
    }

    /** What it got wrong one month ahead. */
    double[] errors() {
        return errors.clone();
    }

    double squaredErrors() {
        return product(errors, errors);
    }
}
