package io.dualcarbon.energy.register;

/** Why the advance of a register gives no quantity. */
public enum RegisterReason {
    /** There is no read before. */
    FIRST_READ,
    /** The dial shows less than before and cannot have rolled over: tell of an exchange or a reset. */
    REGISTER_DROP,
    /** The multiplier changed on a day between the two reads: read the dial at the beginning of that day. */
    MULTIPLIER_CHANGE
}
