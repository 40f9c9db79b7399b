package io.dualcarbon.carbon.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * What a monthly history says of the months after it.
 *
 * @param seasonsMultiply false also if the method knows no seasons
 */
public record Forecast(ForecastMethod method, boolean seasonsMultiply, Backtest backtest, List<Band> bands) {
    public static final int FEWEST_MONTHS = Seasonality.MONTHS;
    public static final int PATHS = 5_000;
    /** Fixed, so that the same history always gives the same answer. */
    public static final long SEED = 20_260_101L;

    /** Quantiles of one month over all simulated paths; emissions are never below zero. */
    public record Band(double p05, double p50, double p95) {
        boolean holds(double value) {
            return p05 <= value && value <= p95;
        }
    }

    /** Needs at least {@link #FEWEST_MONTHS} values. */
    public static Forecast of(double[] history, int months) {
        var seasonal = Seasonality.isIn(history);
        var model = seasonal ? ForecastMethod.SEASONAL_DAMPED_TREND : ForecastMethod.DAMPED_TREND;
        var naive = seasonal ? ForecastMethod.SEASONAL_NAIVE : ForecastMethod.NAIVE;
        var backtest = Backtest.of(model, naive, history);
        var method = backtest.chosen().method();
        var forecaster = method.fit(history);
        var multiply = forecaster instanceof SeasonalTrend trend && trend.multiplies();
        return new Forecast(method, multiply, backtest, bands(forecaster, months, PATHS));
    }

    static List<Band> bands(Forecaster forecaster, int months, int count) {
        var random = new Random(SEED);
        var paths = new double[count][];
        Arrays.setAll(paths, p -> forecaster.simulate(months, random));
        var bands = new ArrayList<Band>();
        for (int h = 0; h < months; h++) {
            var month = h;
            var values = Arrays.stream(paths)
                    .mapToDouble(path -> Math.max(0, path[month]))
                    .toArray();
            var quantile = new Percentile();
            quantile.setData(values);
            bands.add(new Band(quantile.evaluate(5), quantile.evaluate(50), quantile.evaluate(95)));
        }
        return List.copyOf(bands);
    }
}
