package io.dualcarbon.energy.ingest;

/** What somebody corrects by hand. */
public enum CorrectionKind {
    /** An exchange or a reset of a dial was told. */
    EXCHANGE_TOLD,
    /** What a dial was said to show is taken back, with an exchange or a reset told for that instant. */
    READ_DELETED,
    /** A bill is taken back. */
    BILL_DELETED,
    /** A charging session is taken back. */
    CHARGING_SESSION_DELETED
}
