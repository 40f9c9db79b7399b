package io.dualcarbon.energy.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What was avoided since something was done")
public record SavingsView(
        UUID baselineId,

        @Schema(description = "Base unit of the carrier, of every quantity here", examples = "kWh")
        String unit,

        @Schema(description = "Beginning of the reporting period")
        OffsetDateTime from,

        @Schema(description = "End of the reporting period") OffsetDateTime to,
        BaselineResolution resolution,

        @Schema(
                description = "How the savings were computed",
                examples = "IPMVP option C, avoided energy: sum(model(reporting weather) + ... - measured)")
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

    @Schema(description = "One period of the savings")
    public record SavingsPeriodView(
            @Schema(description = "Beginning of the period") OffsetDateTime start,
            @Schema(description = "End of the period") OffsetDateTime end,

            @Schema(
                    description = "What the model expects in the weather there was, over what"
                            + " was measured, in the unit; null with reasons",
                    nullable = true,
                    examples = "412.5")
            @Nullable
            Double predicted,

            @Schema(
                    description = "Over the days or hours that are known whole, in the unit; null with reasons",
                    nullable = true,
                    examples = "3420.5")
            @Nullable
            Double measured,

            @Schema(
                    description = "What recorded events add to the prediction over what was"
                            + " measured, in the unit; null with reasons",
                    nullable = true,
                    examples = "0")
            @Nullable
            Double adjustment,

            @Schema(
                    description = "predicted + adjustment - measured, in the unit; null with reasons",
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

    @Schema(description = "The savings of all periods together")
    public record SavingsTotalView(
            @Schema(
                    description = "Over the periods that have both, in the unit; null with reasons",
                    nullable = true,
                    examples = "412350.5")
            @Nullable
            Double predicted,

            @Schema(
                    description = "Over the same periods, in the unit; null with reasons",
                    nullable = true,
                    examples = "371115.45")
            @Nullable
            Double measured,

            @Schema(
                    description = "What recorded events add to the prediction, in the unit; null with reasons",
                    nullable = true,
                    examples = "0")
            @Nullable
            Double adjustment,

            @Schema(
                    description = "predicted + adjustment - measured, in the unit: positive if"
                            + " something was saved; null with reasons",
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

    @Schema(description = "A recorded event and what it adds to the prediction")
    public record SavingsAdjustmentView(
            @Schema(description = "Id of the adjustment, under /baselines/{id}/adjustments")
            UUID id,

            @Schema(description = "First day of the event") LocalDate from,
            @Schema(description = "Day after its last one") LocalDate to,

            @Schema(
                    description = "What happened, and how the quantity is known",
                    examples = "Second floor let: metered apart")
            String reason,

            @Schema(
                    description = "What it adds to the prediction over the days or hours that are known, in the unit",
                    examples = "615")
            double quantity) {}

    @Schema(description = "How uncertain the savings are (fractional savings uncertainty)")
    public record SavingsUncertaintyView(
            @Schema(description = "Two-sided confidence, a share", examples = "0.68")
            double confidence,

            @Schema(description = "`avoided` is uncertain by so much on either side, in the unit", examples = "9896.4")
            double halfWidth,

            @Schema(
                    description = "halfWidth / avoided, a share; null if nothing was saved",
                    nullable = true,
                    examples = "0.24")
            @Nullable
            Double fractional,

            @Schema(description = "Of Student's distribution with n - p degrees of freedom", examples = "1.05")
            double t,

            @Schema(description = "n' = n * (1 - rho) / (1 + rho), rho not below 0", examples = "12")
            double effectiveN,

            @Schema(description = "Number of intervals reported", examples = "12")
            int m,

            @Schema(
                    description = "How it is computed; F is the saved share",
                    examples = "dF/F = t * 1.26 * CV(RMSE) * sqrt((n/n') * (1 + 2/n') / m) / F; the factor 1.26 is not"
                            + " verified")
            String formula,

            @Schema(description = "What is published about how uncertain savings may be")
            List<CriterionView> criteria) {}
}
