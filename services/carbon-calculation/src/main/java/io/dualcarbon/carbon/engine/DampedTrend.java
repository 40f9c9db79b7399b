package io.dualcarbon.carbon.engine;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Exponential smoothing with a trend that fades out (Holt, damped):
 * {@code l' = a y + (1-a)(l + phi b)}, {@code b' = B (l' - l) + (1-B) phi b}, forecast {@code l + (phi + ... + phi^h) b}.
 */
final class DampedTrend implements Forecaster {
    static final int FEWEST_MONTHS = 8;

    private static final double LEAST_PHI = 0.80;
    private static final double MOST_PHI = 0.98;
    private static final int FITTED = 5; // alpha, beta, phi and where level and trend begin
    private static final int START_WINDOW = 10;
    private static final int MAX_EVALUATIONS = 5_000;
    /** Slow, middling and quick learners: the error surface has more than one valley. */
    private static final double[][] STARTS = {{-2, -3, 1}, {0, -2, 2}, {2, -4, -1}, {2, 0, 0}};

    private final double alpha;
    private final double beta;
    private final double phi;
    private final double[] errors;
    private double level;
    private double trend;

    /** Runs over the history with the parameters given. */
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

    /** Finds the parameters with the least sum of squared errors one month ahead. */
    static DampedTrend fit(double[] history) {
        var line = new SimpleRegression();
        IntStream.range(0, Math.min(START_WINDOW, history.length)).forEach(t -> line.addData(t + 1.0, history[t]));
        var optimizer = new SimplexOptimizer(1e-8, 1e-8);
        var objective = new ObjectiveFunction(x -> with(x, history, line).squaredErrors());
        var best = Arrays.stream(STARTS)
                .map(start -> optimizer.optimize(
                        new MaxEval(MAX_EVALUATIONS),
                        objective,
                        GoalType.MINIMIZE,
                        new InitialGuess(start),
                        new NelderMeadSimplex(start.length)))
                .min((a, b) -> Double.compare(a.getValue(), b.getValue()))
                .orElseThrow();
        return with(best.getPoint(), history, line);
    }

    private static DampedTrend with(double[] x, double[] history, SimpleRegression line) {
        var phi = LEAST_PHI + (MOST_PHI - LEAST_PHI) * share(x[2]);
        return new DampedTrend(history, share(x[0]), share(x[1]), phi, line.getIntercept(), line.getSlope() / phi);
    }

    /** Any real number to one between 0 and 1, so that the search needs no bounds. */
    private static double share(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private double squaredErrors() {
        return Arrays.stream(errors).map(e -> e * e).sum();
    }

    private void learn(double value) {
        var before = level;
        level = alpha * value + (1 - alpha) * (before + phi * trend);
        trend = beta * (level - before) + (1 - beta) * phi * trend;
    }

    double phi() {
        return phi;
    }

    @Override
    public double[] expect(int months) {
        var expected = new double[months];
        var fading = 0.0;
        for (int h = 1; h <= months; h++) {
            fading += Math.pow(phi, h);
            expected[h - 1] = level + fading * trend;
        }
        return expected;
    }

    @Override
    public double[] simulate(int months, RandomGenerator random) {
        var copy = new DampedTrend(new double[0], alpha, beta, phi, level, trend);
        // A short history makes a fit look better than it is.
        var inflation = Math.sqrt(errors.length / Math.max(1.0, errors.length - FITTED));
        var path = new double[months];
        for (int h = 0; h < months; h++) {
            path[h] = copy.level + phi * copy.trend + inflation * errors[random.nextInt(errors.length)];
            copy.learn(path[h]);
        }
        return path;
    }

    @Override
    public double[] errors() {
        return errors.clone();
    }
}
