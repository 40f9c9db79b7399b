package io.dualcarbon.energy.standardcoal;

/** How sure a figure of a standard is. */
public enum CoefficientStatus {
    VERIFIED,
    /** From one public copy. */
    SECONDARY
}
