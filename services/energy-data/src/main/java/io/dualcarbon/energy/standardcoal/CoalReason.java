package io.dualcarbon.energy.standardcoal;

/** Why energy cannot be told in standard coal, or not the whole of it. */
public enum CoalReason {
    NO_METER,
    NO_DATA,
    DAY_OPEN,
    MONTH_OPEN,
    PERIOD_OPEN,
    COVERAGE,
    /** More was taken off than there was. */
    NEGATIVE,
    /** The set has none for the carrier. */
    NO_COEFFICIENT,
    /** Water, which standard coal does not stand for. */
    NOT_ENERGY
}
