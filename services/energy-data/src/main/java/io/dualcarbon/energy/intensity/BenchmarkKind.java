package io.dualcarbon.energy.intensity;

/** What a benchmark says. */
public enum BenchmarkKind {
    /** How much is allowed. */
    QUOTA,
    /** What a building is designed for. */
    DESIGN,
    /** What others were seen to use. */
    OBSERVED
}
