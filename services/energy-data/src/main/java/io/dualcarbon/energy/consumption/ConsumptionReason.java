package io.dualcarbon.energy.consumption;

/** Why a quantity is missing, or not the whole one. */
public enum ConsumptionReason {
    NO_METER,
    NO_DATA,
    MONTH_OPEN,
    DAY_OPEN,
    /** The year or range is not over yet. */
    PERIOD_OPEN,
    COVERAGE,
    /** More was taken off than there was: by the formula of a virtual meter, or sub-meters count more than their main. */
    NEGATIVE;

    static ConsumptionReason ofOpen(PeriodLength length) {
        return switch (length) {
            case P1D -> DAY_OPEN;
            case P1M -> MONTH_OPEN;
            case P1Y, TOTAL -> PERIOD_OPEN;
        };
    }
}
