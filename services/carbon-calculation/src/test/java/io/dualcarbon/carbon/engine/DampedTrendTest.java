package io.dualcarbon.carbon.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DampedTrendTest {
    /** Saudi oil production 1996-2007 (Hyndman and Athanasopoulos), as in statsmodels' tests; worked example PUB-16. */
    private static final double[] OIL = {
        446.6565229, 454.4733065, 455.662974, 423.6322388, 456.2713279, 440.5880501,
        425.3325201, 485.1494479, 506.0481621, 526.7919833, 514.268889, 494.2110193
    };

    @ParameterizedTest
    @CsvSource({"0.2, 484.802468", "0.6, 501.837461"})
    void withoutATrendIsSimpleExponentialSmoothing(double alpha, double expected) {
        var smoothing = new DampedTrend(OIL, alpha, 0, 0, OIL[0], 0);

        assertArrayEquals(new double[] {expected, expected}, smoothing.expect(2), 0.0001);
    }

    /** By hand, from l = 10 and b = 1 with a = 0.5, B = 0.5, phi = 0.9. */
    @Test
    void followsItsEquations() {
        var holt = new DampedTrend(new double[] {12, 14}, 0.5, 0.5, 0.9, 10, 1);

        // month 1: expected 10.9, l = 11.45, b = 0.5 * 1.45 + 0.5 * 0.9 = 1.175
        // month 2: expected 11.45 + 1.0575 = 12.5075, l = 13.25375, b = 0.5 * 1.80375 + 0.5 * 1.0575 = 1.430625
        assertArrayEquals(new double[] {1.1, 1.4925}, holt.errors(), 1e-12);
        assertArrayEquals(
                new double[] {13.25375 + 0.9 * 1.430625, 13.25375 + (0.9 + 0.81) * 1.430625}, holt.expect(2), 1e-12);
    }

    @Test
    void beginsWhereItsErrorsAreLeast() {
        var withoutErrors = new DampedTrend(new double[0], 0.5, 0.5, 0.9, 10, 1).expect(20);

        var fitted = DampedTrend.fit(Arrays.copyOf(withoutErrors, 15), 0.5, 0.5, 0.9);

        assertArrayEquals(new double[15], fitted.errors(), 1e-9);
        assertArrayEquals(Arrays.copyOfRange(withoutErrors, 15, 20), fitted.expect(5), 1e-9);
    }

    @Test
    void goesOnFromWhatEachMonthErrsBy() {
        var holt = new DampedTrend(new double[0], 0.5, 0.5, 0.9, 10, 1);

        // as followsItsEquations: 12 and 14 come if the two months err by 1.1 and 1.4925
        assertArrayEquals(new double[] {12, 14}, holt.goOn(new double[] {1.1, 1.4925}), 1e-12);
    }
}
