package io.dualcarbon.energy.closing;

/** Of what a closed month was changed. */
public enum RestatedKind {
    /** Values of a meter. */
    METER,
    /** Sessions of a charging station. */
    CHARGING_STATION,
    /** Adjustments of a baseline, and so the savings told against it. */
    BASELINE
}
