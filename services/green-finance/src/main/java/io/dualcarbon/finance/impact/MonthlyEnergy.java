package io.dualcarbon.finance.impact;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The electricity of one month, and how much of the month was measured (0 to 1). */
record MonthlyEnergy(@Nullable BigDecimal kwh, BigDecimal coverage, boolean illustrative, Set<ImpactReason> reasons) {
    static final BigDecimal ENOUGH = new BigDecimal("0.95");

    static final MonthlyEnergy ABSENT =
            new MonthlyEnergy(null, BigDecimal.ZERO, false, EnumSet.of(ImpactReason.NO_DATA));

    /** A month with values that were computed to fill gaps: they settle nothing. */
    static MonthlyEnergy filled(BigDecimal coverage, boolean illustrative) {
        return new MonthlyEnergy(null, coverage, illustrative, EnumSet.of(ImpactReason.FILLED));
    }

    /** The quantity, if enough of the month was measured to compare it. */
    @Nullable
    BigDecimal comparableKwh() {
        return coverage.compareTo(ENOUGH) < 0 ? null : kwh;
    }

    /** Why there is nothing to compare. */
    Set<ImpactReason> whyNot() {
        if (kwh != null) {
            return EnumSet.of(ImpactReason.COVERAGE);
        }
        return reasons.isEmpty() ? EnumSet.of(ImpactReason.NO_DATA) : reasons;
    }
}
