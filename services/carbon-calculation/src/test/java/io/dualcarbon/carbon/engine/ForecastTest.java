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
        assertEquals(12, forecast.backtest().model().origins());
        for (int h = 0; h < 3; h++) {
            assertEquals(truth[h], forecast.bands().get(h).p50(), 0.05 * truth[h]);
        }
    }

    @Test
    void ordersItsQuantiles() {
        var bands = Forecast.of(seasonal(36, 4.0, 20), 12).bands();

        bands.forEach(band -> assertTrue(band.p05() < band.p50() && band.p50() < band.p95(), band::toString));
    }

    @Test
    void offersTheNaiveMethodWhereAModelDoesWorse() {
        var forecast = Forecast.of(step(60), 2);

        assertEquals(ForecastMethod.NAIVE, forecast.method());
        assertTrue(forecast.backtest().mase().orElseThrow() > 1);
        assertEquals(52, forecast.backtest().model().origins());
    }

    @Test
    void doesNotChooseByLessThanThreeYearsOfOrigins() {
        var forecast = Forecast.of(step(43), 2);

        assertEquals(ForecastMethod.DAMPED_TREND, forecast.method());
        assertTrue(forecast.backtest().mase().orElseThrow() > 1);
        assertEquals(35, forecast.backtest().model().origins());
    }

    @Test
    void needsNoModelForAConstant() {
        var constant = new double[30];
        Arrays.fill(constant, 55);

        var forecast = Forecast.of(constant, 3);

        assertEquals(ForecastMethod.NAIVE, forecast.method());
        assertEquals(new Forecast.Band(55, 55, 55), forecast.bands().get(2));
        assertTrue(forecast.backtest().mase().isEmpty());
    }

    @Test
    void comparesOnTheFittedMonthsIfNoneCanBeHeldBack() {
        var forecast = Forecast.of(seasonal(25, 4.0, 5), 2);

        assertEquals(0, forecast.backtest().model().origins());
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

    private static double[] step(int months) {
        var step = new double[months];
        Arrays.fill(step, 0, months / 2, 100);
        Arrays.fill(step, months / 2, months, 200);
        return step;
    }

    private static double[] seasonal(int months, double perMonth, double noise) {
        var random = new Random(1);
        return IntStream.range(0, months)
                .mapToDouble(t -> (1000 + perMonth * t) * SEASONS[t % 12] + noise * random.nextGaussian())
                .toArray();
    }
}
