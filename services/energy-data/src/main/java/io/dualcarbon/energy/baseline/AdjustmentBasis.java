package io.dualcarbon.energy.baseline;

/** Of what an adjustment's quantity is. */
public enum AdjustmentBasis {
    /** Of each of its days. */
    PER_DAY,
    /** Of all its days together, spread evenly over them. */
    IN_TOTAL
}
