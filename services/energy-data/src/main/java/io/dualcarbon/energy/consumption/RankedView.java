package io.dualcarbon.energy.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "One building, area or organization in a ranking")
public record RankedView(
        @Schema(
                description = "Counts from 1, equal values share one; null without a value",
                nullable = true,
                examples = "1")
        @Nullable
        Integer rank,

        @Schema(description = "Id of the building, area or organization")
        UUID id,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Its code in the asset registry", examples = "OFFICE-01")
        @Nullable
        String code,

        @Schema(description = "Its name", examples = "Cuiji Tower") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String name,

        @Schema(description = "Of a building, on the last of the days", examples = "OFFICE")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String buildingUse,

        @Schema(
                description =
                        "Of a building, or of all buildings of an area, as an average of the days; left out where it"
                                + " is not known",
                examples = "21000")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        BigDecimal grossFloorAreaM2,

        @Schema(
                description = "What is ranked by, in the ranking's unit; null with reasons",
                nullable = true,
                examples = "103196.39")
        @Nullable
        BigDecimal value,

        @Schema(
                description = "What was consumed, in the base unit of the carrier; on the compared days if ranked by a"
                        + " change",
                nullable = true,
                examples = "1281000")
        @Nullable
        BigDecimal quantity,

        @Schema(
                description = "Ranked by a change: the quantity it is compared with, in the base unit of the carrier",
                examples = "98411.02")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        BigDecimal reference,

        @Schema(
                description = "Ranked by a change: how many days are compared, averaged over the meters",
                examples = "31")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Double comparedDays,

        @Schema(description = "Share of the days that are over for which there are values, 0 to 1", examples = "1")
        double coverage,

        @Schema(description = "True if a meter in it is only an illustration")
        boolean illustrative,

        List<RankReason> reasons) {

    RankedView at(@Nullable Integer someRank) {
        return new RankedView(
                someRank,
                id,
                code,
                name,
                buildingUse,
                grossFloorAreaM2,
                value,
                quantity,
                reference,
                comparedDays,
                coverage,
                illustrative,
                reasons);
    }
}
