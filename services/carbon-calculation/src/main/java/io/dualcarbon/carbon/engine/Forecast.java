package io.dualcarbon.carbon.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * What a monthly history says of the months after it. A model that does worse than simply repeating the past is not
 * offered: the naive method then is.
 *
 * @param seasonsMultiply false also if the method knows no seasons
 */
public record Forecast(ForecastMethod method, boolean seasonsMultiply, Backtest backtest, List<Band> bands) {
    public static final int FEWEST_MONTHS = Seasonality.MONTHS;
    public static final int PATHS = 5_000;
    /** Fixed, so that the same history always gives the same answer. */
    public static final long SEED = 20_260_101L;

    /** Quantiles of one month over all simulated paths; emissions are never below zero. */
    public record Band(double p05, double p50, double p95) {}

    /** Needs at least {@link #FEWEST_MONTHS} values. */
    public static Forecast of(double[] history, int months) {
        var twoYears = history.length >= ForecastMethod.SEASONAL_DAMPED_TREND.fewestMonths();
        var model = twoYears ? ForecastMethod.SEASONAL_DAMPED_TREND : ForecastMethod.DAMPED_TREND;
        var naive = twoYears ? ForecastMethod.SEASONAL_NAIVE : ForecastMethod.NAIVE;
        var backtest = Backtest.of(model, naive, history);
        var method = backtest.isModelBetter() ? model : naive;
        var forecaster = method.fit(history);
        var multiply = forecaster instanceof SeasonalTrend seasonal && seasonal.multiplies();
        return new Forecast(method, multiply, backtest, bands(forecaster, months));
    }

    private static List<Band> bands(Forecaster forecaster, int months) {
        var random = new Random(SEED);
        var paths = new double[PATHS][];
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
