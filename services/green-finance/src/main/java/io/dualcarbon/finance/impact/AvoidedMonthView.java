package io.dualcarbon.finance.impact;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What one month's saving avoided")
public record AvoidedMonthView(
        @Schema(description = "The month, local to the tenant")
        YearMonth month,

        @Schema(
                description = "Avoided emissions in kg CO2e; null if no factor applies",
                examples = "4666.305",
                nullable = true)
        @Nullable
        BigDecimal kgCo2e,

        @Schema(description = "Factor card at carbon-calculation: GET /api/carbon/v1/factors/{id}")
        Optional<String> factorId,

        @Schema(description = "Its value, in kg CO2e per kWh; absent if no factor applies", examples = "0.5737")
        Optional<BigDecimal> kgPerKwh,

        @Schema(description = "True if a later publication will replace the factor")
        boolean provisional) {}
