package io.dualcarbon.energy.revision;

/** What replaced a value. */
public enum ReplacedBy {
    /** Rows that were sent. */
    UPLOAD,
    /** Somebody, by hand: an exchange was told, or a read, a bill or a session was taken back. */
    CORRECTION,
    /** Somebody approved values that were computed for a gap. */
    GAP_FILL,
    /** The registry changed what readings of the meter mean, its multiplier for instance. */
    REGISTRY
}
