package io.dualcarbon.finance.impact;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one month since commissioning contributes. {@code savedKwh} is null, with reasons, if it cannot be compared. */
record SavedMonth(
        YearMonth month,
        @Nullable BigDecimal baselineKwh,
        @Nullable BigDecimal measuredKwh,
        @Nullable BigDecimal savedKwh,
        Set<ImpactReason> reasons) {}
