package io.dualcarbon.energy.quality;

/** Where the work on a ticket stands. */
public enum TicketState {
    OPEN,
    ASSIGNED,
    /** The cause is gone: somebody says so, or every finding healed. */
    RESOLVED,
    /** What was found is no fault. */
    DISMISSED;

    boolean isClosed() {
        return this == RESOLVED || this == DISMISSED;
    }
}
