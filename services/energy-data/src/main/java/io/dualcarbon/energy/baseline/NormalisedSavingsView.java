package io.dualcarbon.energy.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.baseline.BaselineView.BaselineModelView;
import io.dualcarbon.energy.baseline.BaselineView.BaselineQualityView;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What would have been saved in a typical year")
public record NormalisedSavingsView(
        @Schema(
                description = "How the savings were computed",
                examples = "IPMVP option C, normalised savings: sum(model_baseline(typical year) - ...)")
        String method,

        @Schema(
                description = "What the baseline expects in a typical year, in the unit of"
                        + " the savings; null with reasons",
                nullable = true)
        @Nullable
        Double baselinePredicted,

        @Schema(
                description = "What the reporting period's model expects in it, in the same unit; null with reasons",
                nullable = true)
        @Nullable
        Double reportingPredicted,

        @Schema(
                description = "baselinePredicted - reportingPredicted, in the same unit; null with reasons",
                nullable = true)
        @Nullable
        Double saved,

        @Schema(description = "saved / baselinePredicted; null with reasons", nullable = true, examples = "0.0925")
        @Nullable
        Double savedShare,

        @Schema(
                description = "Half width of its confidence interval, in the same unit; null with reasons",
                nullable = true)
        @Nullable
        Double halfWidth,

        @Schema(description = "Left out if there is none") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        TypicalYearView typicalYear,

        @Schema(description = "Of the reporting period; left out if it has none")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        BaselineModelView reportingModel,

        @Schema(description = "Of that model") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        BaselineQualityView reportingQuality,

        List<BaselineReason> reasons) {

    @Schema(description = "The weather of a typical year, made from whole calendar years of a station")
    public record TypicalYearView(
            UUID stationId,

            @Schema(
                    description = "Who observes or publishes the station's weather",
                    examples = "Climate.OneBuilding.Org, WMO 583670")
            String source,

            @Schema(description = "Calendar years whose weather was used", examples = "[2023, 2024]")
            List<Integer> years,

            @Schema(
                    description = "How many of their days have the temperatures of the neighbour station",
                    examples = "0")
            int substitutedDays,

            @Schema(description = "True for weather that was not observed in the hours it was sent for")
            boolean illustrative,

            @Schema(
                    description = "How the years make a typical one",
                    examples = "Mean temperature of each hour over the years")
            String method) {}
}
