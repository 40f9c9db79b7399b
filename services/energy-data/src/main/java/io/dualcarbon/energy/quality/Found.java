package io.dualcarbon.energy.quality;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a rule holds against some days that follow one another.
 *
 * @param to the last day; null if it goes on
 * @param measured the worst of these days
 * @param unit of what was measured and of its threshold
 */
record Found(
        Rule rule,
        LocalDate from,
        @Nullable LocalDate to,
        double measured,
        double threshold,
        String unit,
        int occurrences) {
    Found and(Found next) {
        var worst = Math.abs(next.measured) > Math.abs(measured) ? next : this;
        return new Found(rule, from, next.to, worst.measured, worst.threshold, unit, occurrences + next.occurrences);
    }
}
