package io.dualcarbon.carbon.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Damped trends with many choices of their parameters, each weighing what its errors leave it: a Bayesian average with no
 * choice preferred beforehand (Forbes, Snyder and Shami 2000). A short history does not settle the parameters, and paths
 * that draw them anew tell so, which paths of the single best choice do not.
 */
final class AveragedTrend implements Forecaster {
    static final int FEWEST_MONTHS = 8;

    private static final double[] ALPHAS = {0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
    private static final double[] BETAS = {0, 0.05, 0.1, 0.2, 0.4, 0.7};
    private static final double[] PHIS = {0.80, 0.86, 0.92, 0.98};
    private static final int FITTED = 5; // alpha, beta, phi and where level and trend begin
    /** Keeps the weights of choices that never erred finite. */
    private static final double ERROR_FREE = Double.MIN_NORMAL;

    private final List<DampedTrend> choices = new ArrayList<>();
    private final double[] weights;
    private final double[] weightsUpTo;
    /** For each choice what a coming month may err by. */
    private final double[][] residuals;

    private final int freedom;

    /** @param fittedBefore how many figures were fitted to the same history before, such as seasonal indices */
    AveragedTrend(double[] history, int fittedBefore) {
        freedom = Math.max(1, history.length - FITTED - fittedBefore);
        for (var alpha : ALPHAS) {
            for (var beta : BETAS) {
                for (var phi : PHIS) {
                    choices.add(DampedTrend.fit(history, alpha, beta, phi));
                }
            }
        }
        weights = weights();
        weightsUpTo = weights.clone();
        for (int i = 1; i < weightsUpTo.length; i++) {
            weightsUpTo[i] += weightsUpTo[i - 1];
        }
        residuals = choices.stream()
                .map(choice -> residuals(choice.errors(), freedom))
                .toArray(double[][]::new);
    }

    /** Squared errors of the choice that fits best. */
    double leastSquares() {
        return choices.stream().mapToDouble(DampedTrend::squaredErrors).min().orElseThrow();
    }

    /** What fitting has left of the months. */
    int freedom() {
        return freedom;
    }

    private double[] weights() {
        var squares = choices.stream().mapToDouble(DampedTrend::squaredErrors).toArray();
        var least = leastSquares();
        var likelihoods = Arrays.stream(squares)
                .map(square -> Math.pow((least + ERROR_FREE) / (square + ERROR_FREE), freedom / 2.0))
                .toArray();
        var sum = Arrays.stream(likelihoods).sum();
        return Arrays.stream(likelihoods).map(likelihood -> likelihood / sum).toArray();
    }

    /**
     * Errors without their mean, which would bend every path, and larger by what fitting took out of them: as their
     * squares' mean is too small, so is everything drawn from them.
     */
    static double[] residuals(double[] errors, int freedom) {
        var mean = Arrays.stream(errors).average().orElseThrow();
        var inflation = Math.sqrt((double) errors.length / freedom);
        return Arrays.stream(errors).map(error -> inflation * (error - mean)).toArray();
    }

    @Override
    public double[] expect(int months) {
        return average(months, choice -> choice.expect(months));
    }

    @Override
    public double[] errors() {
        return average(residuals[0].length, DampedTrend::errors);
    }

    private double[] average(int length, Function<DampedTrend, double[]> values) {
        var average = new double[length];
        for (int i = 0; i < weights.length; i++) {
            var ofChoice = values.apply(choices.get(i));
            for (int t = 0; t < length; t++) {
                average[t] += weights[i] * ofChoice[t];
            }
        }
        return average;
    }

    @Override
    public double[] simulate(int months, RandomGenerator random) {
        return draw(random).path(months);
    }

    /** One of the choices, and how large errors are: the history does not settle that either. */
    Draw draw(RandomGenerator random) {
        var found = Arrays.binarySearch(weightsUpTo, random.nextDouble());
        var choice = Math.min(found < 0 ? -found - 1 : found, weights.length - 1);
        var squares = 0.0;
        for (int i = 0; i < freedom; i++) {
            var normal = random.nextGaussian();
            squares += normal * normal;
        }
        return new Draw(choice, Math.sqrt(freedom / squares), random);
    }

    final class Draw {
        private final int choice;
        private final double scale;
        private final RandomGenerator random;

        private Draw(int choice, double scale, RandomGenerator random) {
            this.choice = choice;
            this.scale = scale;
            this.random = random;
        }

        double error() {
            var ofChoice = residuals[choice];
            return scale * ofChoice[random.nextInt(ofChoice.length)];
        }

        double[] path(int months) {
            var coming = new double[months];
            Arrays.setAll(coming, h -> error());
            return choices.get(choice).goOn(coming);
        }
    }
}
