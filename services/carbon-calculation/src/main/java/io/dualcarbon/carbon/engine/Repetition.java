package io.dualcarbon.carbon.engine;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/** Repeats the value of {@code lag} months before: the yardstick for every other model. */
final class Repetition implements Forecaster {
    private final double[] history;
    private final int lag;

    Repetition(double[] history, int lag) {
        this.history = history.clone();
        this.lag = lag;
    }

    @Override
    public double[] expect(int months) {
        return goOn(months, month -> 0);
    }

    @Override
    public double[] simulate(int months, RandomGenerator random) {
        var errors = errors();
        var mean = Arrays.stream(errors).average().orElse(0); // a drift is not part of this model
        return goOn(months, month -> errors.length == 0 ? 0 : errors[random.nextInt(errors.length)] - mean);
    }

    @Override
    public double[] errors() {
        var errors = new double[Math.max(0, history.length - lag)];
        Arrays.setAll(errors, t -> history[t + lag] - history[t]);
        return errors;
    }

    private double[] goOn(int months, IntToDoubleFunction error) {
        var n = history.length;
        var series = Arrays.copyOf(history, n + months);
        for (int t = n; t < series.length; t++) {
            series[t] = series[t - lag] + error.applyAsDouble(t);
        }
        return Arrays.copyOfRange(series, n, series.length);
    }
}
