package io.dualcarbon.energy.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "How far the readings of meters can be trusted")
public record TrustScoresView(
        @Schema(description = "First day, local to the tenant", examples = "2025-01-01")
        String from,

        @Schema(description = "Exclusive", examples = "2025-02-01")
        String to,

        @Schema(
                description = "How a score is computed; an own definition",
                examples = "100 x complete x (0.5 + 0.25 x plausible + 0.1 x timely + 0.15 x consistent)")
        String formula,

        @Schema(description = "What goes into it, with its weight")
        List<TrustComponentView> components,

        @Schema(description = "From which score on a grade is given, 5 is the best; an own definition")
        List<TrustGradeView> grades,

        @Schema(
                description = "By score, the best first: the mean of the building's meters, weighted by the energy"
                        + " they counted (as calorific standard coal; plain where that is nothing)")
        List<BuildingTrustView> buildings,

        @Schema(description = "By score, the best first") List<MeterTrustView> meters) {

    @Schema(description = "A share, from 0 to 1, that goes into the score")
    public record TrustComponentView(
            @Schema(description = "Its name in the formula", examples = "plausible")
            String component,

            @Schema(description = "By what it is multiplied in the formula", examples = "0.25")
            BigDecimal weight,

            @Schema(
                    description = "Of what it is the share",
                    examples = "Share of the days without an open finding STUCK, SPIKE, NEGATIVE or REGISTER_DROP")
            String meaning) {}

    @Schema(description = "A grade, and from which score on it is given")
    public record TrustGradeView(
            @Schema(description = "5 is the best, 1 the worst", examples = "5")
            int grade,

            @Schema(description = "Least score, 0 to 100", examples = "95")
            int from) {}

    @Schema(description = "The trust score of the meters of one building")
    public record BuildingTrustView(
            @Schema(description = "Left out for meters in no building")
            Optional<UUID> buildingId,

            @Schema(description = "How many of its meters are in the score", examples = "3")
            int meters,

            @Schema(description = "0 to 100; null if no meter owes values", nullable = true, examples = "97.5")
            @Nullable
            BigDecimal score,

            @Schema(description = "1 to 5", nullable = true, examples = "5") @Nullable
            Integer grade) {}

    @Schema(description = "The trust score of one meter, and the shares it is made of")
    public record MeterTrustView(
            UUID meterId,
            @Schema(examples = "B01-E") String meterCode,
            Optional<UUID> buildingId,

            @Schema(
                    description = "0 to 100; null with NOT_DUE if the meter owes no values",
                    nullable = true,
                    examples = "97.5")
            @Nullable
            BigDecimal score,

            @Schema(description = "1 to 5", nullable = true, examples = "5") @Nullable
            Integer grade,

            @Schema(
                    description = "Share of the owed values that came, 0 to 1; null if none is owed",
                    nullable = true,
                    examples = "1")
            @Nullable
            Double complete,

            @Schema(
                    description = "Share of the days without an open finding of a rule on"
                            + " values, 0 to 1; `components` names the rules",
                    examples = "0.9")
            double plausible,

            @Schema(description = "Share of the days without an open finding LATE, 0 to 1", examples = "1")
            double timely,

            @Schema(
                    description = "Share of the days on which sub-meters do not count more than the meter, 0 to 1",
                    examples = "1")
            double consistent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<CompletenessView.CompletenessReason> reasons) {}
}
