package io.dualcarbon.carbon.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final double[] SEASONS = {1.3, 1.2, 0.95, 0.8, 0.85, 1.05, 1.3, 1.3, 1.05, 0.75, 0.7, 0.75};

    @Test
    void findsTheSeasonsAgain() {
        var seasonality = Seasonality.of(seasonal(36, 0.0, 0));

        var mean = Arrays.stream(SEASONS).average().orElseThrow();
        for (int m = 0; m < SEASONS.length; m++) {
            assertEquals(SEASONS[m] / mean, seasonality.index(m), 1e-9);
        }
        assertEquals(Seasonality.Kind.MULTIPLICATIVE, seasonality.kind());
    }

    @Test
    void addsSeasonsToALevelThatReachesZero() {
        var history = seasonal(36, 0.0, 0);
        history[5] = 0;

        assertEquals(Seasonality.Kind.ADDITIVE, Seasonality.of(history).kind());
    }

    @Test
    void foreseesATrendWithSeasonsBetterThanRepeatingLastYear() {
        var known = Arrays.copyOf(seasonal(48, 4.0, 5), 36);
        var truth = Arrays.copyOfRange(seasonal(48, 4.0, 0), 36, 48);

        var forecast = Forecast.of(known, 12);

        assertEquals(ForecastMethod.SEASONAL_DAMPED_TREND, forecast.method());
        assertTrue(forecast.seasonsMultiply());
        assertTrue(
                forecast.backtest().mase().orElseThrow() < 0.5,
                () -> forecast.backtest().toString());
        assertEquals(12, forecast.backtest().origins());
        for (int h = 0; h < 3; h++) {
            assertEquals(truth[h], forecast.bands().get(h).p50(), 0.05 * truth[h]);
        }
    }

    @Test
    void ordersItsQuantiles() {
        var bands = Forecast.of(seasonal(36, 4.0, 20), 12).bands();

        bands.forEach(band -> assertTrue(band.p05() < band.p50() && band.p50() < band.p95(), band::toString));
    }

    /** Nine of ten true values should lie between P05 and P95; over 30 series of random walks at least three quarters do. */
    @Test
    void coversMostOfWhatReallyComes() {
        var random = new Random(7);
        var inside = 0;
        for (int series = 0; series < 30; series++) {
            var walk = new double[20];
            walk[0] = 1000;
            for (int t = 1; t < walk.length; t++) {
                walk[t] = walk[t - 1] + 20 * random.nextGaussian();
            }
            var band = Forecast.of(Arrays.copyOf(walk, 19), 1).bands().get(0);
            inside += walk[19] >= band.p05() && walk[19] <= band.p95() ? 1 : 0;
        }

        assertTrue(inside >= 23, "only " + inside + " of 30");
    }

    @Test
    void offersTheNaiveMethodWhereAModelDoesWorse() {
        var step = new double[18];
        Arrays.fill(step, 0, 9, 100);
        Arrays.fill(step, 9, 18, 200);

        var forecast = Forecast.of(step, 2);

        assertEquals(ForecastMethod.NAIVE, forecast.method());
        assertTrue(forecast.backtest().mase().orElseThrow() > 1);
        assertEquals(10, forecast.backtest().origins());
    }

    @Test
    void needsNoModelForAConstant() {
        var constant = new double[30];
        Arrays.fill(constant, 55);

        var forecast = Forecast.of(constant, 3);

        assertEquals(ForecastMethod.SEASONAL_NAIVE, forecast.method());
        assertEquals(new Forecast.Band(55, 55, 55), forecast.bands().get(2));
        assertTrue(forecast.backtest().mase().isEmpty());
    }

    @Test
    void comparesOnTheFittedMonthsIfNoneCanBeHeldBack() {
        var forecast = Forecast.of(seasonal(25, 4.0, 5), 2);

        assertEquals(0, forecast.backtest().origins());
        assertEquals(ForecastMethod.SEASONAL_DAMPED_TREND, forecast.method());
    }

    @Test
    void knowsNoSeasonsBeforeTwoYears() {
        var rise = IntStream.range(0, 20).mapToDouble(t -> 100 + 5.0 * t).toArray();

        var forecast = Forecast.of(rise, 2);

        assertEquals(ForecastMethod.DAMPED_TREND, forecast.method());
        assertFalse(forecast.seasonsMultiply());
    }

    @Test
    void answersTheSameHistoryTheSame() {
        var history = seasonal(36, 4.0, 20);

        assertEquals(Forecast.of(history, 12), Forecast.of(history, 12));
    }

    private static double[] seasonal(int months, double perMonth, double noise) {
        var random = new Random(1);
        return IntStream.range(0, months)
                .mapToDouble(t -> (1000 + perMonth * t) * SEASONS[t % 12] + noise * random.nextGaussian())
                .toArray();
    }
}
