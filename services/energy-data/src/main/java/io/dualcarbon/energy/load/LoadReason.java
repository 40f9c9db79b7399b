package io.dualcarbon.energy.load;

/** Why a figure is missing or does not tell all. */
public enum LoadReason {
    /** Nothing there counts this carrier in this direction. */
    NO_METER,
    /** No interval is known of every meter. */
    NO_DATA,
    /** Some intervals are unknown of at least one meter, and left out. */
    COVERAGE,
    /** The time is not over yet. */
    OPEN,
    /** Meters without intervals in this time, such as billed ones, are not in the figures. */
    METERS_LEFT_OUT,
    /** Nothing was consumed, so there is no ratio. */
    NO_LOAD,
    /** No known interval lies between 02:00 and 05:00. */
    NO_NIGHT,
    /** The time has no known weekend or no known working days. */
    NO_WEEKEND
}
