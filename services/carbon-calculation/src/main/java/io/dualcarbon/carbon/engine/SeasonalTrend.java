package io.dualcarbon.carbon.engine;

import java.util.random.RandomGenerator;

/** A damped trend on a series without its seasons, which are put back in the end. */
final class SeasonalTrend implements Forecaster {
    private final Seasonality seasonality;
    private final DampedTrend trend;
    private final int length;

    private SeasonalTrend(Seasonality seasonality, DampedTrend trend, int length) {
        this.seasonality = seasonality;
        this.trend = trend;
        this.length = length;
    }

    static SeasonalTrend fit(double[] history) {
        var seasonality = Seasonality.of(history);
        return new SeasonalTrend(seasonality, DampedTrend.fit(seasonality.remove(history, 0)), history.length);
    }

    boolean multiplies() {
        return seasonality.kind() == Seasonality.Kind.MULTIPLICATIVE;
    }

    @Override
    public double[] expect(int months) {
        return seasonality.apply(trend.expect(months), length);
    }

    @Override
    public double[] simulate(int months, RandomGenerator random) {
        return seasonality.apply(trend.simulate(months, random), length);
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
