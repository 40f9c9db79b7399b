package io.dualcarbon.carbon.engine;

import java.util.Arrays;

/**
 * How a method would have done on months that it had not seen: from each past month on, up to a year ahead.
 *
 * @param origins from how many past months it was tried, which is also how many months it was tried on; 0 if the history is
 *     too short to hold any back
 * @param forecasts how many months it foresaw in all, the same month from several origins
 * @param inside how many of them came to lie in their band
 * @param meanError mean absolute error; of the fitted months, one month ahead, if there are no origins
 */
public record Trial(ForecastMethod method, int origins, int forecasts, int inside, double meanError) {
    public static final int HORIZON_MONTHS = Seasonality.MONTHS;
    /** What the band aims at. */
    public static final double AIM = 0.9;

    private static final int FEWEST_ORIGINS = 4;
    private static final int PATHS = 500;

    /** @param first how many months are known at the first origin */
    static Trial of(ForecastMethod method, double[] history, int first) {
        var origins = history.length - first;
        if (origins < FEWEST_ORIGINS) {
            var error = Arrays.stream(method.fit(history).errors()).map(Math::abs);
            return new Trial(method, 0, 0, 0, error.average().orElse(0));
        }
        var forecasts = 0;
        var inside = 0;
        var sum = 0.0;
        for (int origin = first; origin < history.length; origin++) {
            var months = Math.min(HORIZON_MONTHS, history.length - origin);
            var forecaster = method.fit(Arrays.copyOf(history, origin));
            var expected = forecaster.expect(months);
            var bands = Forecast.bands(forecaster, months, PATHS);
            for (int h = 0; h < months; h++) {
                var came = history[origin + h];
                sum += Math.abs(came - expected[h]);
                inside += bands.get(h).holds(came) ? 1 : 0;
                forecasts++;
            }
        }
        return new Trial(method, origins, forecasts, inside, sum / forecasts);
    }

    public boolean isTried() {
        return origins > 0;
    }

    /** True if fewer months came to lie in their bands than these aim at. */
    public boolean fallsShort() {
        return isTried() && inside < AIM * forecasts;
    }
}
