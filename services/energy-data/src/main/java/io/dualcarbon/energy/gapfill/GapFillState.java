package io.dualcarbon.energy.gapfill;

/** Where a proposal stands. */
public enum GapFillState {
    PROPOSED,
    APPROVED,
    REJECTED
}
