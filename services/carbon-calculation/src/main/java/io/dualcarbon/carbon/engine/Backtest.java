package io.dualcarbon.carbon.engine;

import java.util.OptionalDouble;

/** A model and the naive method, tried on the same months of the past. */
public record Backtest(Trial model, Trial naive) {
    /**
     * Three years: forecasts from neighbouring origins err alike, and a choice by fewer of them makes the median worse than
     * the model's.
     */
    private static final int ORIGINS_TO_CHOOSE_BY = 3 * Seasonality.MONTHS;

    static Backtest of(ForecastMethod model, ForecastMethod naive, double[] history) {
        var first = Math.max(model.fewestMonths(), naive.fewestMonths());
        return new Backtest(Trial.of(model, history, first), Trial.of(naive, history, first));
    }

    /** Below 1 the model is better than the naive method; undefined if the latter never erred. */
    public OptionalDouble mase() {
        return naive.meanError() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(model.meanError() / naive.meanError());
    }

    /** The model's trial, unless the naive method never erred or did better from enough origins. */
    public Trial chosen() {
        var enough = model.origins() >= ORIGINS_TO_CHOOSE_BY;
        return naive.meanError() == 0 || (enough && naive.meanError() <= model.meanError()) ? naive : model;
    }
}
