package io.dualcarbon.carbon.engine;

/** How the next months are told from the past ones. */
public enum ForecastMethod {
    /** Each month is as the one before. */
    NAIVE(1),
    /** Each month is as the same month a year before. */
    SEASONAL_NAIVE(Seasonality.MONTHS),
    /** Holt's linear trend that fades out, averaged over its parameters. */
    DAMPED_TREND(AveragedTrend.FEWEST_MONTHS),
    /** The same on a series from which the seasons were taken out. */
    SEASONAL_DAMPED_TREND(2 * Seasonality.MONTHS);

    private final int fewestMonths;

    ForecastMethod(int fewestMonths) {
        this.fewestMonths = fewestMonths;
    }

    public int fewestMonths() {
        return fewestMonths;
    }

    Forecaster fit(double[] history) {
        return switch (this) {
            case NAIVE -> new Repetition(history, 1);
            case SEASONAL_NAIVE -> new Repetition(history, Seasonality.MONTHS);
            case DAMPED_TREND -> new AveragedTrend(history, 0);
            case SEASONAL_DAMPED_TREND -> SeasonalTrend.fit(history);
        };
    }
}
