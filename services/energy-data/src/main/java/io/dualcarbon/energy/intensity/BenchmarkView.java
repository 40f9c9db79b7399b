package io.dualcarbon.energy.intensity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What an energy use intensity is rated against, or would be if it were known for sure")
public record BenchmarkView(
        @Schema(
                description = "Name of the benchmark, for the parameter `benchmark`",
                examples = "db31-1341-2021-office-class-1")
        String id,

        @Schema(description = "Number of the standard", examples = "DB31/T 1341-2021")
        String standard,

        @Schema(description = "Where in the standard", examples = "Table 5.2.1")
        Optional<String> place,

        @Schema(description = "As the standard names it", examples = "商务办公 class I (main centre + central AC)")
        String buildingClass,

        BenchmarkKind kind,

        @Schema(
                description = "Uses of buildings that are rated by it unless another benchmark is asked for",
                examples = "[\"OFFICE\"]")
        List<String> buildingUses,

        @Schema(
                description = "约束值 or 合理值, in `unit`: up to it a building is COMPLIANT. Of"
                        + " a design or an observation the value itself; left out if it is not known",
                examples = "14")
        Optional<BigDecimal> constraint,

        @Schema(
                description = "引导值 or 先进值, in `unit`: up to it a building is ADVANCED;"
                        + " left out if the standard has none",
                examples = "11")
        Optional<BigDecimal> guide,

        @Schema(description = "Unit of constraint and guide", examples = "kgce/(m2.a)")
        String unit,

        @Schema(description = "By which the standard converts", examples = "db31-1341-2021")
        Optional<String> coefficientSet,

        @Schema(description = "Where the values are known from", examples = "public copy")
        String source,

        BenchmarkStatus status,

        @Schema(description = "Why nothing is rated by it; left out if it is used")
        Optional<NotRatedReason> notRated,

        @Schema(
                description = "What to know before it is used",
                examples = "Holds for class I; the registry does not know the class of an office")
        Optional<String> note) {

    static BenchmarkView of(Benchmark benchmark) {
        return new BenchmarkView(
                benchmark.id(),
                benchmark.standard(),
                Optional.ofNullable(benchmark.place()),
                benchmark.buildingClass(),
                benchmark.kind(),
                benchmark.buildingUses(),
                Optional.ofNullable(benchmark.constraint()),
                Optional.ofNullable(benchmark.guide()),
                benchmark.unit(),
                Optional.ofNullable(benchmark.coefficientSet()),
                benchmark.source(),
                benchmark.status(),
                Optional.ofNullable(benchmark.unusable()),
                Optional.ofNullable(benchmark.note()));
    }
}
