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
    /** The dial of the register shows less than before and cannot have rolled over: tell of an exchange or a reset. */
    REGISTER_DROP,
    /** The multiplier changed between two reads of the register. */
    MULTIPLIER_CHANGE,
    /** The formula of a virtual meter took more off than there was. */
    NEGATIVE
}
