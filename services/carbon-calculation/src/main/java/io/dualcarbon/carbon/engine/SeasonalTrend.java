package io.dualcarbon.carbon.engine;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Damped trends on a series without its seasons, which are put back in the end. */
final class SeasonalTrend implements Forecaster {
    private final Seasonality seasonality;
    private final AveragedTrend trend;
    private final int length;

    private SeasonalTrend(Seasonality seasonality, AveragedTrend trend, int length) {
        this.seasonality = seasonality;
        this.trend = trend;
        this.length = length;
    }

    static SeasonalTrend fit(double[] history) {
        var seasonality = Seasonality.of(history);
        var trend = new AveragedTrend(seasonality.remove(history, 0), Seasonality.FREE_INDICES);
        return new SeasonalTrend(seasonality, trend, history.length);
    }

    boolean multiplies() {
        return seasonality.kind() == Seasonality.Kind.MULTIPLICATIVE;
    }

    @Override
    public double[] expect(int months) {
        return seasonality.apply(trend.expect(months), length);
    }

    /** A month's index is the mean of the few years' months, each of which erred: so does the index. */
    @Override
    public double[] simulate(int months, RandomGenerator random) {
        var draw = trend.draw(random);
        var path = draw.path(months);
        var years = length / Seasonality.MONTHS;
        var wrong = new double[Seasonality.MONTHS];
        Arrays.setAll(
                wrong,
                m -> IntStream.range(0, years).mapToDouble(y -> draw.error()).sum() / years);
        var mean = Arrays.stream(wrong).average().orElseThrow();
        for (int h = 0; h < months; h++) {
            path[h] += wrong[h % Seasonality.MONTHS] - mean;
        }
        return seasonality.apply(path, length);
    }

    @Override
    public double[] errors() {
        var errors = trend.errors();
        if (multiplies()) {
            for (int t = 0; t < errors.length; t++) {
                errors[t] *= seasonality.index(t);
            }
        }
        return errors;
    }
}
