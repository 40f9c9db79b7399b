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

@Schema(description = "A page of what buildings used per square metre of gross floor area in a year")
public record IntensitiesView(
        NodeView node,

        @Schema(description = "First month of the year", examples = "2025-01")
        String from,

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

        @Schema(description = "Send it as `cursor` for the next page; left out on the last one", examples = "QjAy")
        Optional<String> nextCursor) {

    @Schema(description = "One building's energy use intensity, how it came about, and how it is rated")
    public record IntensityView(
            UUID buildingId,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Code of the building in the asset registry", examples = "OFFICE-01")
            @Nullable
            String code,

            @Schema(description = "Name of the building", examples = "Cuiji Tower")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "What the building is mostly used for, on the last day", examples = "OFFICE")
            @Nullable
            String buildingUse,

            @Schema(
                    description =
                            "By which the energy is divided; left out if it is not registered for all of the days",
                    examples = "21000")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            BigDecimal grossFloorAreaM2,

            @Schema(
                    description = "True if the floor area changed within the year: what is given is the average of the"
                            + " days")
            boolean floorAreaAveraged,

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

            @Schema(
                    description = "By the usable benchmarks of the building's use, each by the coefficient set of its"
                            + " standard; by the set or the benchmark that was asked for, if one was")
            List<RatingView> ratings,

            @Schema(description = "Benchmarks of the building's use by which nothing is rated, and why")
            List<NotRatedView> notRated,

            @Schema(description = "Against the average that was asked for as `benchmark`, else empty")
            List<AverageView> comparisons,

            PeerView peers,

            @Schema(description = "True if a meter in it is only an illustration")
            boolean illustrative,

            List<IntensityReason> reasons) {}

    @Schema(description = "What one carrier contributes to an intensity")
    public record CarrierEnergyView(
            Carrier carrier,

            @Schema(description = "Imported, in `unit`; null with reasons", nullable = true, examples = "1281000")
            @Nullable
            BigDecimal quantity,

            @Schema(description = "Base unit of the carrier", examples = "kWh")
            String unit,

            @Schema(
                    description = "Energy of one base unit of the carrier, in"
                            + " `coefficientUnit`; left out if the set has none",
                    examples = "1")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            BigDecimal coefficient,

            @Schema(description = "Unit of the coefficient; left out without one", examples = "kWh/kWh")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String coefficientUnit,

            @Schema(
                    description = "Where the coefficient is from; left out without one",
                    examples = "DB31/T 1341-2021, public copy")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String source,

            @Schema(
                    description = "quantity x coefficient, in the energy unit of the"
                            + " coefficient, to 6 decimals; null without either",
                    nullable = true,
                    examples = "1281000")
            @Nullable
            BigDecimal energy,

            @Schema(description = "Share of the days for which there are values, 0 to 1", examples = "1")
            double coverage,

            @Schema(description = "Number of days of the year with values", examples = "365")
            int daysWithData,

            @Schema(description = "Share that was measured at its interval rather than billed", examples = "1")
            double measuredShare,

            List<IntensityReason> reasons) {}

    @Schema(description = "How the building stands against a benchmark, if it is of that class")
    public record RatingView(
            @Schema(description = "Id of the benchmark", examples = "db31-1341-2021-office-class-1")
            String benchmark,

            @Schema(description = "Number of the standard", examples = "DB31/T 1341-2021")
            String standard,

            @Schema(description = "The rating holds for this class only", examples = "商务办公 class I")
            String buildingClass,

            @Schema(description = "ADVANCED up to the guide value, COMPLIANT up to the constraint, else OVER_LIMIT")
            Rating rating,

            @Schema(description = "The rating in Chinese", examples = "达标")
            String label,

            @Schema(
                    description = "What is rated: the intensity by the standard's own coefficient set, in `unit`",
                    examples = "12.3")
            BigDecimal intensity,

            @Schema(description = "Of intensity, constraint and guide", examples = "kgce/(m2.a)")
            String unit,

            @Schema(description = "By which the standard converts", examples = "db31-1341-2021")
            String coefficientSet,

            @Schema(description = "约束值 or 合理值, in `unit`", examples = "14")
            Optional<BigDecimal> constraint,

            @Schema(description = "引导值 or 先进值, in `unit`; left out if the standard has none", examples = "11")
            Optional<BigDecimal> guide,

            @Schema(description = "Where the values are known from", examples = "public copy")
            String source,

            BenchmarkStatus status,

            @Schema(
                    description = "What to know before the rating is used",
                    examples = "Holds for class I; the registry does not know the class of an office")
            Optional<String> note) {}

    @Schema(description = "A benchmark by which the building is not rated")
    public record NotRatedView(
            @Schema(description = "Id of the benchmark", examples = "gbt-51161-2016-office-a-commercial")
            String benchmark,

            @Schema(description = "Number of the standard", examples = "GB/T 51161-2016")
            String standard,

            @Schema(
                    description = "Which buildings the benchmark is for, as the standard names them",
                    examples = "office A class, commercial, HSCW")
            String buildingClass,

            BenchmarkStatus status,
            NotRatedReason reason) {}

    @Schema(description = "How much more or less the building used than others on average: no rating")
    public record AverageView(
            @Schema(description = "Id of the benchmark", examples = "changning-2020")
            String benchmark,

            @Schema(description = "Who published it", examples = "长宁区“十四五”节能低碳规划")
            String standard,

            @Schema(description = "What it is the average of", examples = "public building average Changning 2020")
            String buildingClass,

            @Schema(description = "The published average, in `unit`", examples = "24.25")
            BigDecimal average,

            @Schema(description = "Unit of the average", examples = "kgce/(m2.a)")
            String unit,

            @Schema(
                    description = "intensity / average - 1, to 4 decimals: below zero the building used less. It holds"
                            + " as far as the average was converted by a set like the one that was asked for",
                    examples = "-0.1216")
            BigDecimal difference,

            @Schema(description = "Where the average is known from", examples = "m.flt365.com/cyfz-gqwj5/20240722")
            String source,

            BenchmarkStatus status,

            @Schema(description = "What to know before it is used", examples = "The source names no coefficient set")
            Optional<String> note) {}

    @Schema(description = "The building among those of the tenant that are used alike")
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
