package io.dualcarbon.energy.baseline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * An event that changes what is to be expected and has nothing to do with what was done to save.
 *
 * @param to the day after the last
 * @param factor by what to multiply the quantity for the carrier's base unit
 */
record Adjustment(
        UUID id,
        UUID baselineId,
        LocalDate from,
        LocalDate to,
        BigDecimal quantity,
        AdjustmentBasis basis,
        String unit,
        BigDecimal factor,
        String reason,
        String recordedBy,
        Instant recordedAt) {
    /** In the carrier's base unit. */
    double perDay() {
        var all = quantity.multiply(factor).doubleValue();
        return basis == AdjustmentBasis.PER_DAY ? all : all / ChronoUnit.DAYS.between(from, to);
    }

    /** In the carrier's base unit, over what is known of a slice. */
    double over(Slice slice) {
        var days = slice.days().stream()
                .filter(day -> !day.isBefore(from) && day.isBefore(to))
                .count();
        return days * slice.shareOfDay() * perDay();
    }

    static double sum(List<Adjustment> adjustments, Slice slice) {
        return adjustments.stream().mapToDouble(each -> each.over(slice)).sum();
    }

    BaselineAdjustmentView view(String baseUnit) {
        return new BaselineAdjustmentView(
                id,
                0,
                baselineId,
                from,
                to,
                quantity,
                basis,
                unit,
                Rounded.quantity(perDay()),
                baseUnit,
                reason,
                recordedBy,
                recordedAt);
    }
}
