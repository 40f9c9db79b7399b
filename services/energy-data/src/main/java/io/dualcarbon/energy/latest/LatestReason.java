package io.dualcarbon.energy.latest;

/** Why there is no value. */
public enum LatestReason {
    /** Nothing was received from the meter. */
    NO_DATA
}
