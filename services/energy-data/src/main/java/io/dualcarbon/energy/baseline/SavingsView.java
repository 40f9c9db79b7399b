package io.dualcarbon.energy.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was avoided since something was done. */
public record SavingsView(
        UUID baselineId,
        @Schema(examples = "kWh") String unit,
        OffsetDateTime from,
        OffsetDateTime to,
        BaselineResolution resolution,

        @Schema(examples = "IPMVP option C, avoided energy: sum(model(reporting weather) + ... - measured)")
        String method,

        @Schema(description = "Days for a model of hours, else the intervals of the baseline")
        List<SavingsPeriodView> periods,

        SavingsTotalView total,

        @Schema(description = "The recorded events with a day in the range")
        List<SavingsAdjustmentView> adjustments,

        @Schema(description = "What would have been saved in a typical year, if the range is whole years")
        NormalisedSavingsView normalised,

        @Schema(description = "True if meters or weather are made up")
        boolean illustrative) {

    public record SavingsPeriodView(
            OffsetDateTime start,
            OffsetDateTime end,

            @Schema(
                    description = "What the model expects in the weather there was, over what was measured; null with"
                            + " reasons",
                    nullable = true,
                    examples = "412.5")
            @Nullable
            Double predicted,

            @Schema(
                    description = "Over the days or hours that are known whole; null with reasons",
                    nullable = true,
                    examples = "3420.5")
            @Nullable
            Double measured,

            @Schema(
                    description =
                            "What recorded events add to the prediction over what was measured; null with reasons",
                    nullable = true,
                    examples = "0")
            @Nullable
            Double adjustment,

            @Schema(
                    description = "predicted + adjustment - measured; null with reasons",
                    nullable = true,
                    examples = "380.06")
            @Nullable
            Double avoided,

            @Schema(
                    description = "Share of the period's days or hours of which consumption and weather are known",
                    examples = "1.0")
            double coverage,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<BaselineReason> reasons) {}

    public record SavingsTotalView(
            @Schema(
                    description = "Over the periods that have both; null with reasons",
                    nullable = true,
                    examples = "412350.5")
            @Nullable
            Double predicted,

            @Schema(nullable = true, examples = "371115.45") @Nullable
            Double measured,

            @Schema(description = "What recorded events add to the prediction", nullable = true, examples = "0")
            @Nullable
            Double adjustment,

            @Schema(
                    description = "predicted + adjustment - measured: positive if something was saved",
                    nullable = true,
                    examples = "41235.05")
            @Nullable
            Double avoided,

            @Schema(description = "avoided / (predicted + adjustment)", nullable = true, examples = "0.0925") @Nullable
            Double savedShare,

            @Schema(description = "Left out if nothing is known") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SavingsUncertaintyView uncertainty,

            @Schema(
                    description = "Share of the range's days or hours of which consumption and weather are known",
                    examples = "1.0")
            double coverage,

            @Schema(description = "How many days have the temperatures of the neighbour station", examples = "0")
            int substitutedDays,

            List<BaselineReason> reasons) {}

    public record SavingsAdjustmentView(
            UUID id,
            @Schema(description = "First day of the event") LocalDate from,
            @Schema(description = "Day after its last one") LocalDate to,

            @Schema(examples = "Second floor let: metered apart")
            String reason,

            @Schema(
                    description = "What it adds to the prediction over the days or hours that are known, in the unit",
                    examples = "615")
            double quantity) {}

    public record SavingsUncertaintyView(
            @Schema(description = "The confidence, two-sided", examples = "0.68")
            double confidence,

            @Schema(description = "`avoided` is uncertain by so much on either side, in the unit", examples = "9896.4")
            double halfWidth,

            @Schema(description = "halfWidth / avoided; null if nothing was saved", nullable = true, examples = "0.24")
            @Nullable
            Double fractional,

            @Schema(description = "Of Student's distribution with n - p degrees of freedom", examples = "1.05")
            double t,

            @Schema(description = "n' = n * (1 - rho) / (1 + rho), rho not below 0", examples = "12")
            double effectiveN,

            @Schema(description = "Intervals reported", examples = "12")
            int m,

            @Schema(
                    examples = "dF/F = t * 1.26 * CV(RMSE) * sqrt((n/n') * (1 + 2/n') / m) / F; the factor 1.26 is not"
                            + " verified")
            String formula,

            List<CriterionView> criteria) {}
}
