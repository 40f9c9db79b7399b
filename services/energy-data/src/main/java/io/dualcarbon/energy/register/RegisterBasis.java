package io.dualcarbon.energy.register;

import io.dualcarbon.energy.calendar.LocalDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes quantities of a register's readings.
 *
 * @param capacity where the dial begins anew, in the base unit; null if nobody said
 * @param mostPerHour the quantity, in the base unit, that may flow in an hour; null if nobody said
 * @param multipliers by the day from which they hold
 */
record RegisterBasis(
        @Nullable BigDecimal capacity,
        @Nullable BigDecimal mostPerHour,
        NavigableMap<LocalDate, BigDecimal> multipliers) {
    private static final BigDecimal NEARLY_FULL = new BigDecimal("0.9");
    private static final BigDecimal NEARLY_EMPTY = new BigDecimal("0.1");
    private static final BigDecimal PLAUSIBLE = new BigDecimal("1.2");
    private static final BigDecimal SECONDS_PER_HOUR = new BigDecimal(3600);

    Advance advance(RegisterPoint from, RegisterPoint to, LocalDays days) {
        var multiplier = multiplierOver(from.at(), to.at(), days);
        if (multiplier == null) {
            return Advance.unknown(from.at(), to.at(), RegisterReason.MULTIPLIER_CHANGE);
        }
        var difference = to.reading().subtract(from.startReading());
        if (difference.signum() >= 0) {
            return Advance.of(from.at(), to.at(), difference.multiply(multiplier));
        }
        if (capacity == null || mostPerHour == null) {
            return Advance.unknown(from.at(), to.at(), RegisterReason.REGISTER_DROP);
        }
        var rolledOver = capacity.add(difference).multiply(multiplier);
        var most = mostPerHour.multiply(BigDecimal.valueOf(to.at() - from.at())).multiply(PLAUSIBLE);
        return from.startReading().compareTo(capacity.multiply(NEARLY_FULL)) > 0
                        && to.reading().compareTo(capacity.multiply(NEARLY_EMPTY)) < 0
                        && rolledOver.multiply(SECONDS_PER_HOUR).compareTo(most) <= 0
                ? Advance.of(from.at(), to.at(), rolledOver)
                : Advance.unknown(from.at(), to.at(), RegisterReason.REGISTER_DROP);
    }

    /** Null if it changes in between: how much flowed before and after nobody can tell. */
    private @Nullable BigDecimal multiplierOver(long from, long to, LocalDays days) {
        var first = days.containing(from).day();
        var last = days.containing(to - 1).day();
        var multiplier = Objects.requireNonNull(multipliers.floorEntry(first)).getValue();
        return multipliers.subMap(first, false, last, true).values().stream()
                        .allMatch(other -> other.compareTo(multiplier) == 0)
                ? multiplier
                : null;
    }
}
