package io.dualcarbon.energy.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the readings of meters can be trusted. */
public record TrustScoresView(
        @Schema(examples = "2025-01-01") String from,

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

    /** A part of the score, from 0 to 1. */
    public record TrustComponentView(
            @Schema(examples = "plausible") String component,
            @Schema(examples = "0.25") BigDecimal weight,

            @Schema(examples = "Share of the days without an open finding STUCK, SPIKE, NEGATIVE or REGISTER_DROP")
            String meaning) {}

    /** What a score is worth. */
    public record TrustGradeView(
            @Schema(examples = "5") int grade,
            @Schema(examples = "95") int from) {}

    /** The meters of a building together. */
    public record BuildingTrustView(
            @Schema(description = "Left out for meters in no building")
            Optional<UUID> buildingId,

            @Schema(examples = "3") int meters,

            @Schema(description = "0 to 100; null if no meter owes values", nullable = true, examples = "97.5")
            @Nullable
            BigDecimal score,

            @Schema(description = "1 to 5", nullable = true, examples = "5") @Nullable
            Integer grade) {}

    /** One meter. */
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

            @Schema(description = "Share of the owed values that came", nullable = true, examples = "1") @Nullable
            Double complete,

            @Schema(examples = "0.9") double plausible,
            @Schema(examples = "1") double timely,
            @Schema(examples = "1") double consistent,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<CompletenessView.CompletenessReason> reasons) {}
}
