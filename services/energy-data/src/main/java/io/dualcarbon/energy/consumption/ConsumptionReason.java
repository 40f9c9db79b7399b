package io.dualcarbon.energy.consumption;

/** Why a quantity is missing, or not the whole one. */
public enum ConsumptionReason {
    NO_METER,
    NO_DATA,
    MONTH_OPEN,
    DAY_OPEN,
    COVERAGE
}
