package io.dualcarbon.energy.series;

/** Why a point has no value, or not the whole one. */
public enum SeriesReason {
    /** Nothing was received. */
    NO_DATA,
    /** Only a part was received. */
    COVERAGE,
    /** What is stored is coarser than what was asked for, or cannot be divided into it. */
    RESOLUTION,
    /** The time is not over yet. */
    OPEN,
    /** The formula of a virtual meter took more off than there was. */
    NEGATIVE
}
