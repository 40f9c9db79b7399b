package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.impact.EnergyDataClient.SavingsPeriod;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** Each month against what a baseline expects in its weather. A bill counts in the month in which it begins. */
    static List<SavedMonth> baselineModel(YearMonth from, YearMonth to, List<SavingsPeriod> periods, ZoneId zone) {
        var byMonth = periods.stream()
                .collect(Collectors.groupingBy(
                        period -> YearMonth.from(period.start().atZoneSameInstant(zone))));
        return months(from, to)
                .map(month -> modelled(month, byMonth.getOrDefault(month, List.of()), zone))
                .toList();
    }

    private static SavedMonth modelled(YearMonth month, List<SavingsPeriod> periods, ZoneId zone) {
        var reasons = EnumSet.noneOf(ImpactReason.class);
        periods.forEach(period -> reasons.addAll(reasons(period)));
        var known = periods.stream().filter(period -> period.avoided() != null).toList();
        if (known.isEmpty()) {
            return new SavedMonth(
                    month, null, null, null, reasons.isEmpty() ? EnumSet.of(ImpactReason.NO_DATA) : reasons);
        }
        if (coverage(month, periods, zone).compareTo(MonthlyEnergy.ENOUGH) < 0) {
            reasons.add(ImpactReason.COVERAGE);
        } else {
            reasons.retainAll(EnumSet.of(ImpactReason.FILLED, ImpactReason.BEYOND_BASELINE));
        }
        if (reasons.contains(ImpactReason.COVERAGE) || reasons.contains(ImpactReason.FILLED)) {
            return new SavedMonth(month, null, null, null, reasons);
        }
        var expected = sum(known, SavingsPeriod::predicted).add(sum(known, SavingsPeriod::adjustment));
        return new SavedMonth(
                month, expected, sum(known, SavingsPeriod::measured), sum(known, SavingsPeriod::avoided), reasons);
    }

    private static BigDecimal coverage(YearMonth month, List<SavingsPeriod> periods, ZoneId zone) {
        var known = periods.stream()
                .map(period -> period.coverage().multiply(hours(period.start(), period.end())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var all = hours(
                month.atDay(1).atStartOfDay(zone).toOffsetDateTime(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toOffsetDateTime());
        return known.divide(all, MathContext.DECIMAL64);
    }

    private static BigDecimal hours(OffsetDateTime start, OffsetDateTime end) {
        return BigDecimal.valueOf(Duration.between(start, end).toHours());
    }

    private static BigDecimal sum(List<SavingsPeriod> periods, Function<SavingsPeriod, @Nullable BigDecimal> part) {
        return periods.stream().map(part).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What this service does not tell of, such as bills spread over days, stands at energy-data. */
    private static Set<ImpactReason> reasons(SavingsPeriod period) {
        var reasons = EnumSet.noneOf(ImpactReason.class);
        for (var name : period.reasons() == null ? List.<String>of() : period.reasons()) {
            switch (name) {
                case "NO_MEASUREMENT" -> reasons.add(ImpactReason.NO_DATA);
                case "NO_WEATHER" -> reasons.add(ImpactReason.NO_WEATHER);
                case "BEYOND_BASELINE" -> reasons.add(ImpactReason.BEYOND_BASELINE);
                case "FILLED" -> reasons.add(ImpactReason.FILLED);
                default -> {}
            }
        }
        return reasons;
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
