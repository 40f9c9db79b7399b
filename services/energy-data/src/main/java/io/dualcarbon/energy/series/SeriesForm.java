package io.dualcarbon.energy.series;

/** How the values of a series are written. */
public enum SeriesForm {
    /** One object a bucket. */
    POINTS,
    /** One array of values at a fixed interval: a twentieth of the size, for a year of raw values. */
    COLUMNS
}
