package io.dualcarbon.energy.balance;

/** Why a balance has no gap, or not a whole one. */
public enum BalanceReason {
    /** Nothing lies below the meter. */
    NO_CHILDREN,
    /** The meter itself has no value. */
    NO_DATA,
    /** A meter below has no value. */
    CHILD_WITHOUT_DATA,
    /** A meter has values for a part of the time only. */
    COVERAGE,
    /** The time is not over yet. */
    OPEN,
    /** The meters below count more than the meter itself. */
    NEGATIVE
}
