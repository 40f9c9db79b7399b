package io.dualcarbon.energy.consumption;

/** Why there is no number to rank by, or not the whole one. */
public enum RankReason {
    NO_METER,
    NO_DATA,
    /** The range is not over yet. */
    PERIOD_OPEN,
    COVERAGE,
    /** More was taken off than there was. */
    NEGATIVE,
    /** No gross floor area is registered, or not of every building. */
    NO_FLOOR_AREA,
    REFERENCE_ZERO,
    NO_COMMON_DAYS
}
