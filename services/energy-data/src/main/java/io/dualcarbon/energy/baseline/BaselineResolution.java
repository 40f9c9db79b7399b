package io.dualcarbon.energy.baseline;

/** The lengths of the intervals that a model may tell. */
public enum BaselineResolution {
    /** Hours: time of the week and temperature. */
    PT1H,
    /** Days: degree days. */
    P1D,
    /** Months, or the periods of the bills of a billed meter: degree days. */
    P1M
}
