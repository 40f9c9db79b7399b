package io.dualcarbon.carbon.engine;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How well a model would have done on months that it had not seen, against the naive method on the same months.
 *
 * @param origins from how many months of the past it was tried; 0 if the history is too short to hold any back, so that
 *     both methods are compared on the months they were fitted to
 * @param meanError mean absolute error of the model
 * @param naiveError mean absolute error of the naive method
 */
public record Backtest(ForecastMethod model, ForecastMethod naive, int origins, double meanError, double naiveError) {
    public static final int HORIZON_MONTHS = 3;

    private static final int FEWEST_ORIGINS = 4;

    static Backtest of(ForecastMethod model, ForecastMethod naive, double[] history) {
        var first = Math.max(model.fewestMonths(), naive.fewestMonths());
        var origins = history.length - first;
        if (origins < FEWEST_ORIGINS) {
            return new Backtest(
                    model,
                    naive,
                    0,
                    meanAbsolute(model.fit(history).errors()),
                    meanAbsolute(naive.fit(history).errors()));
        }
        var sums = new double[2];
        var count = 0;
        for (int origin = first; origin < history.length; origin++) {
            var known = Arrays.copyOf(history, origin);
            var months = Math.min(HORIZON_MONTHS, history.length - origin);
            var expected = model.fit(known).expect(months);
            var repeated = naive.fit(known).expect(months);
            for (int h = 0; h < months; h++) {
                sums[0] += Math.abs(history[origin + h] - expected[h]);
                sums[1] += Math.abs(history[origin + h] - repeated[h]);
                count++;
            }
        }
        return new Backtest(model, naive, origins, sums[0] / count, sums[1] / count);
    }

    /** Below 1 the model is better than the naive method; undefined if the latter never erred. */
    public OptionalDouble mase() {
        return naiveError == 0 ? OptionalDouble.empty() : OptionalDouble.of(meanError / naiveError);
    }

    boolean isModelBetter() {
        return meanError < naiveError;
    }

    private static double meanAbsolute(double[] errors) {
        return Arrays.stream(errors).map(Math::abs).average().orElse(0);
    }
}
