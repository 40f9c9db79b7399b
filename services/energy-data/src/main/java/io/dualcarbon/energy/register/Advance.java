package io.dualcarbon.energy.register;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * By how much a register went on between two readings, seconds since 1970.
 *
 * @param quantity in the carrier's base unit; null if it cannot be told
 */
record Advance(
        long from,
        long to,
        @Nullable BigDecimal quantity,
        @Nullable RegisterReason reason) {
    private static final int DECIMALS = 6;

    static Advance of(long from, long to, BigDecimal quantity) {
        return new Advance(from, to, quantity, null);
    }

    static Advance unknown(long from, long to, RegisterReason reason) {
        return new Advance(from, to, null, reason);
    }

    boolean overlaps(long start, long end) {
        return from < end && start < to;
    }

    boolean isWithin(long start, long end) {
        return start <= from && to <= end;
    }

    /** Its share of {@code [start, end)} by time. Differences of rounded running sums: all parts sum to it exactly. */
    BigDecimal part(BigDecimal whole, long start, long end) {
        return upTo(whole, end).subtract(upTo(whole, start));
    }

    private BigDecimal upTo(BigDecimal whole, long instant) {
        if (instant >= to) {
            return whole;
        }
        return instant <= from
                ? BigDecimal.ZERO
                : whole.multiply(BigDecimal.valueOf(instant - from))
                        .divide(BigDecimal.valueOf(to - from), DECIMALS, RoundingMode.FLOOR);
    }
}
