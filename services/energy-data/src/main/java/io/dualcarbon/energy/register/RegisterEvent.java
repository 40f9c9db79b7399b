package io.dualcarbon.energy.register;

/** Why a dial goes on from another reading. */
public enum RegisterEvent {
    /** Another meter was put in place. */
    EXCHANGE,
    /** The dial was set. */
    RESET
}
