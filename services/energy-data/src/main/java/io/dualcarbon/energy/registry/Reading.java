package io.dualcarbon.energy.registry;

/** How a meter is read: values per interval, bills, what its dial shows, or not at all but by a formula. */
public enum Reading {
    INTERVAL,
    BILLED,
    REGISTER,
    VIRTUAL
}
