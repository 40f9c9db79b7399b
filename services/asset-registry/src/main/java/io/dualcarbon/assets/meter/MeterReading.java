package io.dualcarbon.assets.meter;

/** How values come: one an interval, one a bill, as the dial of a register shows them, or by a formula. */
public enum MeterReading {
    INTERVAL,
    BILLED,
    REGISTER,
    VIRTUAL
}
