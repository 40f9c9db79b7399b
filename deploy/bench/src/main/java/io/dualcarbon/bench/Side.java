package io.dualcarbon.bench;

import java.time.YearMonth;

/** One of the ways in that are compared. */
interface Side {
    /** Its name in the results. */
    String key();

    String what();

    /** What survives what, once a batch is acknowledged. */
    String durability();

    /** Loads days of a month that is empty so far. */
    Timing load(YearMonth month);

    /** From the first byte until everything can be asked for; and until the last acknowledgement before that. */
    record Timing(double seconds, double sendSeconds) {}
}
