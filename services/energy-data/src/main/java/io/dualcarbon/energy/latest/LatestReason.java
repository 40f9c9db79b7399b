package io.dualcarbon.energy.latest;

/** Why there is no value. */
public enum LatestReason {
    /** Nothing was received from the meter. */
    NO_DATA,
    /** The meter is a formula, and no interval is known of all its meters. */
    NO_COMMON_INTERVAL
}
