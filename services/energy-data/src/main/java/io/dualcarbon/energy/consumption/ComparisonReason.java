package io.dualcarbon.energy.consumption;

/** Why there is no change, or no relative one. */
public enum ComparisonReason {
    REFERENCE_ZERO,
    /** One of the periods is incomplete, and no day can be set against the same day of the other. */
    NO_COMMON_DAYS
}
