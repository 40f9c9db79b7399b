package io.dualcarbon.finance.impact;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The saving of one month")
public record SavedMonthView(
        @Schema(description = "The month, local to the tenant")
        YearMonth month,

        @Schema(
                description = "What the baseline expects in this month, or the same calendar month of it, in kWh",
                examples = "52310.5")
        Optional<BigDecimal> baselineKwh,

        @Schema(
                description = "Measured in this month, in kWh: drawn from the grid, or generated",
                examples = "41200.25")
        Optional<BigDecimal> measuredKwh,

        @Schema(
                description =
                        "Contribution to the saving in kWh, negative if more was used; null: left out, see reasons",
                examples = "11110.25",
                nullable = true)
        @Nullable
        BigDecimal savedKwh,

        List<ImpactReason> reasons) {}
