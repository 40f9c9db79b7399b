package io.dualcarbon.finance.impact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Energy saved or generated, by the meters")
public record MeasuredSavingView(
        @Schema(
                description = "Saving so far in kWh: the sum of the months compared; null: see reasons",
                examples = "120345.5",
                nullable = true)
        @Nullable
        BigDecimal energyKwh,

        ImpactMethod method,

        @Schema(
                description = "The method for people, in the language asked for",
                examples = "What the model expected, less what was measured.")
        String explanation,

        @Schema(description = "The baseline at energy-data: GET /api/energy/v1/baselines/{id}; absent without one")
        Optional<UUID> baselineId,

        @Schema(
                description = "How energy-data computed the saving against it; absent without one",
                examples = "IPMVP option C, avoided energy: sum(model(reporting weather) + ... - measured)")
        Optional<String> baselineMethod,

        @Schema(description = "Absent without a baseline at energy-data")
        Optional<SavingUncertaintyView> uncertainty,

        @Schema(description = "How many months are in the sum", examples = "11")
        int monthsCompared,

        @Schema(
                description = "Expected for as many months, in kWh: a twelfth of the expected year for each",
                examples = "385000")
        Optional<BigDecimal> expectedKwh,

        @Schema(description = "Measured by expected: 1 is as promised", examples = "0.3126")
        Optional<BigDecimal> shareOfExpected,

        @Schema(description = "Why the sum is null, leaves months out or is less certain")
        List<ImpactReason> reasons,

        @Schema(description = "Each complete month of the period")
        List<SavedMonthView> months) {}
