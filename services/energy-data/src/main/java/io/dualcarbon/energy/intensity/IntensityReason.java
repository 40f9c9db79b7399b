package io.dualcarbon.energy.intensity;

/** Why there is no intensity, or no rank. */
public enum IntensityReason {
    NO_METER,
    NO_DATA,
    /** Fewer than 350 days of a carrier have values. */
    COVERAGE,
    /** The year is not over yet. */
    PERIOD_OPEN,
    /** More was taken off than there was. */
    NEGATIVE,
    NO_FLOOR_AREA,
    /** The set does not convert a carrier that the building uses. */
    NO_COEFFICIENT,
    /** Fewer than three buildings of that use have an intensity. */
    TOO_FEW_PEERS
}
