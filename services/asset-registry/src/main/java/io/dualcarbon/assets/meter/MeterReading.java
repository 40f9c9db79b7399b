package io.dualcarbon.assets.meter;

/** How values come: one an interval, or one a bill. */
public enum MeterReading {
    INTERVAL,
    BILLED
}
