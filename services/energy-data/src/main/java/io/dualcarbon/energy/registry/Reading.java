package io.dualcarbon.energy.registry;

/** How a meter is read: values per interval, or bills. */
public enum Reading {
    INTERVAL,
    BILLED
}
