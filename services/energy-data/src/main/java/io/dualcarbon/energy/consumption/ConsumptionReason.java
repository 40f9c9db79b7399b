package io.dualcarbon.energy.consumption;

/** Why a quantity is missing, or not the whole one. */
public enum ConsumptionReason {
    NO_METER,
    NO_DATA,
    MONTH_OPEN,
    DAY_OPEN,
    COVERAGE,
    /** More was taken off than there was: by the formula of a virtual meter, or sub-meters count more than their main. */
    NEGATIVE
}
