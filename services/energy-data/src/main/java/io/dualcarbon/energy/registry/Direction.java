package io.dualcarbon.energy.registry;

/** Which way a meter counts. */
public enum Direction {
    IMPORT,
    EXPORT,
    GENERATION
}
