package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.impact.CarbonCalculationClient.Factor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What one month's saving avoided")
public record AvoidedMonthView(
        @Schema(description = "The month, local to the tenant")
        YearMonth month,

        @Schema(
                description = "Avoided emissions in kg CO2, without CH4 and N2O; null if no factor applies",
                examples = "4666.305",
                nullable = true)
        @Nullable
        BigDecimal kgCo2,

        @Schema(description = "Factor card at carbon-calculation: GET /api/carbon/v1/factors/{id}")
        Optional<String> factorId,

        @Schema(description = "Its value, in kg CO2 per kWh; absent if no factor applies", examples = "0.5737")
        Optional<BigDecimal> kgPerKwh,

        @Schema(description = "True if a later publication will replace the factor")
        boolean provisional,

        @Schema(description = "Former name of kgCo2", deprecated = true, nullable = true) @Nullable
        BigDecimal kgCo2e) {
    static final int EMISSION_DECIMALS = 3;

    /** Not rounded yet: what is summed is not. */
    static AvoidedMonthView of(
            YearMonth month, @Nullable BigDecimal kgCo2, Optional<Factor> factor, boolean provisional) {
        return new AvoidedMonthView(
                month, kgCo2, factor.map(Factor::id), factor.map(Factor::kgPerBaseUnit), provisional, kgCo2);
    }

    AvoidedMonthView rounded() {
        var rounded = kgCo2 == null ? null : shown(kgCo2);
        return new AvoidedMonthView(month, rounded, factorId, kgPerKwh, provisional, rounded);
    }

    static BigDecimal shown(BigDecimal kgCo2) {
        return kgCo2.setScale(EMISSION_DECIMALS, RoundingMode.HALF_UP);
    }
}
