package io.dualcarbon.energy.intensity;

/** How sure a benchmark is. */
public enum BenchmarkStatus {
    VERIFIED,
    /** From one public copy. */
    SECONDARY,
    /** Nobody has checked it: not used. */
    MEMORY_UNVERIFIED,
    /** The standard exists, its value is not known. */
    MISSING
}
