package io.dualcarbon.energy.intensity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.consumption.ConsumptionView.NodeView;
import io.dualcarbon.energy.registry.Carrier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What buildings used per square metre in a year. */
public record IntensitiesView(
        NodeView node,

        @Schema(examples = "2025-01") String from,

        @Schema(description = "Exclusive", examples = "2026-01")
        String to,

        IntensityBasis basis,

        @Schema(description = "By which everything was converted", examples = "site-energy")
        String coefficientSet,

        @Schema(description = "Of every intensity", examples = "kWh/(m2.a)")
        String unit,

        @Schema(description = "False while readings that were received lately are not in the sums yet")
        boolean caughtUp,

        @Schema(description = "By code of the building") List<IntensityView> items,

        @Schema(examples = "QjAy") Optional<String> nextCursor) {

    /** One building. */
    public record IntensityView(
            UUID buildingId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "OFFICE-01") @Nullable
            String code,

            @Schema(examples = "Cuiji Tower") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(examples = "OFFICE") @Nullable
            String buildingUse,

            @Schema(description = "Left out if it is not registered", examples = "21000")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            BigDecimal grossFloorAreaM2,

            @Schema(
                    description = "Energy per square metre of gross floor area, to 6 decimals; null with reasons",
                    nullable = true,
                    examples = "85.3")
            @Nullable
            BigDecimal intensity,

            @Schema(description = "Of the carrier that is known least; at least 350 are needed", examples = "365")
            int daysWithData,

            @Schema(description = "What it is made of, and what is there if it is null")
            List<CarrierEnergyView> carriers,

            @Schema(description = "By the usable benchmarks of the building's use, or the one asked for")
            List<RatingView> ratings,

            @Schema(description = "Benchmarks of the building's use by which nothing is rated, and why")
            List<NotRatedView> notRated,

            PeerView peers,

            @Schema(description = "True if a meter in it is only an illustration")
            boolean illustrative,

            List<IntensityReason> reasons) {}

    /** What one carrier contributes. */
    public record CarrierEnergyView(
            Carrier carrier,

            @Schema(description = "Imported, in `unit`; null with reasons", nullable = true, examples = "1281000")
            @Nullable
            BigDecimal quantity,

            @Schema(examples = "kWh") String unit,

            @Schema(description = "Left out if the set has none", examples = "1")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            BigDecimal coefficient,

            @Schema(examples = "kWh/kWh") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String coefficientUnit,

            @Schema(examples = "DB31/T 1341-2021, public copy") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String source,

            @Schema(description = "quantity x coefficient, to 6 decimals", nullable = true, examples = "1281000")
            @Nullable
            BigDecimal energy,

            @Schema(description = "Share of the days for which there are values, 0 to 1", examples = "1")
            double coverage,

            @Schema(examples = "365") int daysWithData,

            @Schema(description = "Share that was measured at its interval rather than billed", examples = "1")
            double measuredShare,

            List<IntensityReason> reasons) {}

    /** How the building stands against a benchmark, if it is of that class. */
    public record RatingView(
            @Schema(examples = "db31-1341-2021-office-class-1")
            String benchmark,

            @Schema(examples = "DB31/T 1341-2021") String standard,

            @Schema(description = "The rating holds for this class only", examples = "商务办公 class I")
            String buildingClass,

            @Schema(description = "ADVANCED up to the guide value, COMPLIANT up to the constraint, else OVER_LIMIT")
            Rating rating,

            @Schema(examples = "达标") String label,
            @Schema(examples = "14") Optional<BigDecimal> constraint,
            @Schema(examples = "11") Optional<BigDecimal> guide,
            @Schema(examples = "public copy") String source,
            BenchmarkStatus status,

            @Schema(examples = "Holds for class I; the registry does not know the class of an office")
            Optional<String> note) {}

    /** A benchmark that is not used. */
    public record NotRatedView(
            @Schema(examples = "gbt-51161-2016-office-a-commercial")
            String benchmark,

            @Schema(examples = "GB/T 51161-2016") String standard,

            @Schema(examples = "office A class, commercial, HSCW")
            String buildingClass,

            BenchmarkStatus status,
            NotRatedReason reason) {}

    /** The building among those of the tenant that are used alike. */
    public record PeerView(
            @Schema(description = "How many have an intensity, this one included", examples = "12")
            int buildings,

            @Schema(
                    description = "Share of them that use less, equals counted half, in percent: 0 is best; null with"
                            + " reasons",
                    nullable = true,
                    examples = "37.5")
            @Nullable
            BigDecimal percentileRank,

            List<IntensityReason> reasons) {}
}
