package io.dualcarbon.finance.impact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.dualcarbon.finance.impact.Comparison.BaselineMonth;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final YearMonth JULY = YearMonth.of(2025, 7);

    @Test
    void takesTheMeanOfABaselineOfSeveralYears() {
        var baseline = List.of(
                new BaselineMonth(YearMonth.of(2022, 7), measured("1000", "1")),
                new BaselineMonth(YearMonth.of(2022, 8), measured("5000", "1")),
                new BaselineMonth(YearMonth.of(2023, 7), measured("1100", "0.95")));

        var line = july(baseline, measured("900", "1"));

        assertEquals(new BigDecimal("1050"), line.baselineKwh());
        assertEquals(new BigDecimal("150"), line.savedKwh());
        assertEquals(Set.of(), line.reasons());
    }

    @Test
    void leavesOutABaselineYearThatWasBarelyMeasured() {
        var baseline = List.of(
                new BaselineMonth(YearMonth.of(2022, 7), measured("10", "0.949")),
                new BaselineMonth(YearMonth.of(2023, 7), measured("1100", "0.95")));

        var line = july(baseline, measured("1200.5", "0.95"));

        assertEquals(new BigDecimal("1100"), line.baselineKwh());
        assertEquals(new BigDecimal("-100.5"), line.savedKwh());
    }

    @Test
    void saysWhyAMonthIsLeftOut() {
        var gone = new MonthlyEnergy(null, BigDecimal.ZERO, false, EnumSet.of(ImpactReason.NO_METER));

        var line = july(List.of(new BaselineMonth(YearMonth.of(2023, 7), gone)), measured("900", "0.94"));

        assertNull(line.savedKwh());
        assertNull(line.measuredKwh());
        assertEquals(Set.of(ImpactReason.NO_METER, ImpactReason.COVERAGE), line.reasons());
    }

    @Test
    void countsAMonthWithoutAnswerAsWithoutData() {
        var lines = Comparison.generation(JULY, JULY.plusMonths(2), Map.of(JULY, measured("31.25", "1")));

        assertEquals(new BigDecimal("31.25"), lines.get(0).savedKwh());
        assertNull(lines.get(1).savedKwh());
        assertEquals(Set.of(ImpactReason.NO_DATA), lines.get(1).reasons());
    }

    private static SavedMonth july(List<BaselineMonth> baseline, MonthlyEnergy measured) {
        return Comparison.sameMonths(JULY, JULY.plusMonths(1), Map.of(JULY, measured), baseline)
                .get(0);
    }

    private static MonthlyEnergy measured(String kwh, String coverage) {
        return new MonthlyEnergy(new BigDecimal(kwh), new BigDecimal(coverage), false, Set.of());
    }
}
