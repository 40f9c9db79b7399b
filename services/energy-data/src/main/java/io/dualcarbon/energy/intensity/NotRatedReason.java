package io.dualcarbon.energy.intensity;

/** Why nothing is rated by a benchmark. */
public enum NotRatedReason {
    NOT_VERIFIED,
    VALUE_MISSING,
    /** It limits households or designs, or names no coefficient set. */
    NO_QUOTA_PER_AREA,
    /** Its coefficient set is not the one that was asked for. */
    OTHER_COEFFICIENT_SET
}
