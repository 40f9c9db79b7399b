package io.dualcarbon.energy.registry;

/** How a sender names a meter. */
public record MeterRef(Kind kind, String text) {
    /** In characters: no registered name is longer. */
    public static final int LONGEST = 200;

    public enum Kind {
        ID,
        EXTERNAL_ID,
        CODE,
        /** Whatever of the three it is, in this order. */
        ANY
    }
}
