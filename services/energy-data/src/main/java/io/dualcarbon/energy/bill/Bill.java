package io.dualcarbon.energy.bill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A quantity billed for the days from {@code from} to the one before {@code to}, in the carrier's base unit. */
public record Bill(LocalDate from, LocalDate to, BigDecimal quantity) {
    private static final int DECIMALS = 6;

    /**
     * Equal parts for its days. Each is the difference of two rounded running sums, the last of which is the bill: so the
     * parts sum to it exactly, whatever their number.
     */
    List<BigDecimal> dailyParts() {
        var days = BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to));
        var parts = new ArrayList<BigDecimal>();
        var before = BigDecimal.ZERO;
        for (var day = 1; day < days.intValueExact(); day++) {
            var sum = quantity.multiply(BigDecimal.valueOf(day)).divide(days, DECIMALS, RoundingMode.FLOOR);
            parts.add(sum.subtract(before));
            before = sum;
        }
        parts.add(quantity.subtract(before));
        return parts;
    }

    boolean overlaps(Bill other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    boolean isOfSameDays(Bill other) {
        return from.equals(other.from) && to.equals(other.to);
    }
}
