package io.dualcarbon.assets.meter;

/** Which way what a meter counts flows: drawn from outside, given out, or made on the spot. */
public enum MeterDirection {
    IMPORT,
    EXPORT,
    GENERATION
}
