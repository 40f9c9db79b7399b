package io.dualcarbon.finance.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules by which measured months become savings. */
final class Comparison {
    private Comparison() {}

    /** Each month against the same calendar month of the baseline. */
    static List<SavedMonth> sameMonths(
            YearMonth from, YearMonth to, Map<YearMonth, MonthlyEnergy> measured, List<BaselineMonth> baseline) {
        return months(from, to)
                .map(month -> {
                    var now = measured.getOrDefault(month, MonthlyEnergy.ABSENT);
                    var before = baseline.stream()
                            .filter(b -> b.month().getMonth() == month.getMonth())
                            .map(BaselineMonth::energy)
                            .toList();
                    var beforeKwh = mean(before.stream()
                            .map(MonthlyEnergy::comparableKwh)
                            .filter(Objects::nonNull)
                            .toList());
                    var nowKwh = now.comparableKwh();
                    var reasons = EnumSet.noneOf(ImpactReason.class);
                    if (nowKwh == null) {
                        reasons.addAll(now.whyNot());
                    }
                    if (beforeKwh == null) {
                        before.forEach(b -> reasons.addAll(b.whyNot()));
                    }
                    return new SavedMonth(
                            month,
                            beforeKwh,
                            nowKwh,
                            beforeKwh == null || nowKwh == null ? null : beforeKwh.subtract(nowKwh),
                            reasons);
                })
                .toList();
    }

    /** Each month for itself: what a plant generates is its saving. */
    static List<SavedMonth> generation(YearMonth from, YearMonth to, Map<YearMonth, MonthlyEnergy> measured) {
        return months(from, to)
                .map(month -> {
                    var energy = measured.getOrDefault(month, MonthlyEnergy.ABSENT);
                    var kwh = energy.comparableKwh();
                    return new SavedMonth(month, null, kwh, kwh, kwh == null ? energy.whyNot() : Set.of());
                })
                .toList();
    }

    static Stream<YearMonth> months(YearMonth from, YearMonth to) {
        return Stream.iterate(from, month -> month.isBefore(to), month -> month.plusMonths(1));
    }

    private static @Nullable BigDecimal mean(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal::add)
                .map(sum ->
                        values.size() == 1 ? sum : sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64))
                .orElse(null);
    }

    record BaselineMonth(YearMonth month, MonthlyEnergy energy) {}
}
