package io.dualcarbon.carbon.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has to hold for a band to be true, on series whose truth is known. */
class IntervalTest {
    private static final int SERIES = 200;

    @Test
    void centresResidualsAndCountsWhatWasFitted() {
        // mean 2, so that -1, 1, -3, 3 remain; one degree of freedom of four makes them sqrt(4 / 1) times as large
        assertArrayEquals(new double[] {-2, 2, -6, 6}, AveragedTrend.residuals(new double[] {1, 3, -1, 5}, 1), 1e-12);
    }

    /** A level that jumps leaves errors that are no zero on average: paths must not go on jumping. */
    @Test
    void drawsPathsAroundWhatItExpects() {
        var random = new Random(3);
        var history = IntStream.range(0, 40)
                .mapToDouble(t -> (t < 20 ? 1000 : 2000) + 10 * random.nextGaussian())
                .toArray();
        var trend = new AveragedTrend(history, 0);
        var paths = 20_000;

        var ends = IntStream.range(0, paths)
                .mapToDouble(p -> trend.simulate(12, random)[11])
                .toArray();

        var mean = Arrays.stream(ends).average().orElseThrow();
        var variance = Arrays.stream(ends).map(e -> (e - mean) * (e - mean)).sum() / paths;
        assertEquals(trend.expect(12)[11], mean, 4 * Math.sqrt(variance / paths));
    }

    /** The test for seasons errs in one series of ten at most: 20 of 200, and three standard deviations of 4.2. */
    @Test
    void takesNoSeasonsOutOfSeriesThatHaveNone() {
        var random = new Random(5);

        for (var months : new int[] {24, 34, 60}) {
            var noise = IntStream.range(0, SERIES)
                    .filter(s ->
                            Seasonality.isIn(random.doubles(months, 900, 1100).toArray()))
                    .count();
            var walks = IntStream.range(0, SERIES)
                    .filter(s -> Seasonality.isIn(walk(months, random)))
                    .count();

            assertTrue(noise <= 33, "noise of " + months + " months: " + noise);
            assertTrue(walks <= 33, "walks of " + months + " months: " + walks);
        }
    }

    @Test
    void findsSeasonsFromTwoYearsOn() {
        var random = new Random(6);

        for (int series = 0; series < SERIES; series++) {
            var history = IntStream.range(0, 24)
                    .mapToDouble(t -> 1000 + 200 * Math.sin(t * Math.PI / 6) + 15 * random.nextGaussian())
                    .toArray();
            assertTrue(Seasonality.isIn(history));
            assertFalse(Seasonality.isIn(Arrays.copyOf(history, 23)));
        }
    }

    @Test
    void foreseesNoiseWithoutSeasons() {
        var noise = new Random(8).doubles(40, 900, 1100).toArray();

        assertEquals(ForecastMethod.DAMPED_TREND, Forecast.of(noise, 3).method());
    }

    /**
     * Of 200 series 180 should lie inside, give or take three standard deviations of 4.2. Two years leave 8 degrees of freedom
     * to a model with seasons, whose bands may be too wide then, but not too narrow.
     */
    @ParameterizedTest
    @CsvSource({
        "60, 1, false, 193",
        "60, 12, false, 193",
        "34, 3, false, 193",
        "24, 3, false, 193",
        "60, 1, true, 193",
        "60, 12, true, 193",
        "34, 3, true, 200",
        "24, 3, true, 200"
    })
    void coversNineOfTenMonths(int months, int ahead, boolean seasonal, int most) {
        var random = new Random(9);
        var method = seasonal ? ForecastMethod.SEASONAL_DAMPED_TREND : ForecastMethod.DAMPED_TREND;
        var inside = 0;

        for (int series = 0; series < SERIES; series++) {
            var whole = smoothed(months + ahead, seasonal ? 0.2 : 0, random);
            var bands = Forecast.bands(method.fit(Arrays.copyOf(whole, months)), ahead, 1_000);
            inside += bands.get(ahead - 1).holds(whole[months + ahead - 1]) ? 1 : 0;
        }

        assertTrue(inside >= 167 && inside <= most, "inside: " + inside);
    }

    @Test
    void fallsShortBelowNineOfTen() {
        assertFalse(new Trial(ForecastMethod.NAIVE, 10, 100, 90, 1).fallsShort());
        assertTrue(new Trial(ForecastMethod.NAIVE, 10, 100, 89, 1).fallsShort());
        assertFalse(new Trial(ForecastMethod.NAIVE, 0, 0, 0, 1).fallsShort());
    }

    /** Held back: months 25 to 36, the first from one origin, then from ever more, up to twelve. */
    @Test
    void triesEachOriginUpToAYearAhead() {
        var history = smoothed(36, 0.2, new Random(2));

        var trial = Trial.of(ForecastMethod.SEASONAL_NAIVE, history, 24);

        assertEquals(12, trial.origins());
        assertEquals(12 * 13 / 2, trial.forecasts());
    }

    private static double[] walk(int months, Random random) {
        var walk = new double[months];
        walk[0] = 1000;
        for (int t = 1; t < months; t++) {
            walk[t] = walk[t - 1] + 10 * random.nextGaussian();
        }
        return walk;
    }

    /** A level that takes on three tenths of each month's error, times seasons of the size given. */
    private static double[] smoothed(int months, double seasons, Random random) {
        var errors = IntStream.range(0, months)
                .mapToDouble(t -> 20 * random.nextGaussian())
                .toArray();
        var level = new DampedTrend(new double[0], 0.3, 0, 0.9, 1000, 0).goOn(errors);
        return IntStream.range(0, months)
                .mapToDouble(t -> level[t] * (1 + seasons * Math.sin(t * Math.PI / 6)))
                .toArray();
    }
}
