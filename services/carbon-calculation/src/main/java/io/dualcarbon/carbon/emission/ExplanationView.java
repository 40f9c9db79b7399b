package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.engine.Carrier;
import io.dualcarbon.carbon.factor.Choice;
import io.dualcarbon.carbon.factor.Factor;
import io.dualcarbon.carbon.factor.FactorView;
import io.dualcarbon.carbon.factor.Purpose;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How a figure of one month and carrier came about")
public record ExplanationView(
        NodeView node,

        @Schema(description = "Month, local to the tenant", examples = "2025-01")
        YearMonth month,

        @Schema(
                description = "What is used; its base unit is kWh, m3 (gas), GJ (heat, cooling) or t (petrol, diesel)",
                examples = "ELECTRICITY")
        Carrier carrier,

        @Schema(description = "By which rules it is counted", examples = "LOCATION")
        Calibre calibre,

        @Schema(description = "Purpose by which the factor was chosen", examples = "DISTRICT_INVENTORY")
        Purpose purpose,

        @Schema(description = "Grid area of the tenant", examples = "CN-SH")
        String gridArea,

        @Schema(
                description = "Instant as of which the quantities were known; absent if none was asked for",
                examples = "2025-02-01T00:00:00Z")
        Optional<Instant> asOf,

        @Schema(
                description =
                        "The figure as GET /emissions shows it: kg CO2, without CH4 and N2O, 3 decimals; absent if missing",
                examples = "6071.670")
        Optional<BigDecimal> emissionsKgCo2,

        @Schema(description = "Exact sum of the lines, kg CO2", examples = "6071.6696161")
        Optional<BigDecimal> emissionsKgCo2Unrounded,

        @Schema(
                description = "Kilograms of CO2 from the lines; absent without a factor",
                examples = "sum of quantity [kWh] x 0.5737 kg/kWh")
        Optional<String> formula,

        @Schema(description = "Absent if none applies") Optional<FactorView> factor,

        @Schema(
                description = "Only of gas: how volumes came to the condition of the factor, one for each condition in"
                        + " which meters state them; empty if nothing is multiplied",
                examples = "[]")
        List<VolumeConversionView> conversions,

        @Schema(description = "True if a later publication will replace the factor", examples = "false")
        boolean provisional,

        @Schema(description = "False if the quantity of a line or the factor is missing", examples = "true")
        boolean complete,

        @Schema(
                description = "What is missing or provisional, and VOLUME_REFERENCE_UNKNOWN if a gas volume is taken as"
                        + " it is")
        List<String> reasons,

        @Schema(description = "What holds for the factor as sentences, in the language asked for")
        Optional<String> reason,

        @Schema(description = "By meter") List<ExplanationLineView> lines,

        @Schema(
                description = "False while readings that were received lately are not in the sums yet",
                examples = "true")
        boolean caughtUp,

        @Schema(description = "True if any reading behind it was made up for demonstration", examples = "false")
        boolean illustrative,

        @Schema(description = "Former name of emissionsKgCo2", deprecated = true)
        Optional<BigDecimal> emissionsKgCo2e,

        @Schema(description = "Former name of emissionsKgCo2Unrounded", deprecated = true)
        Optional<BigDecimal> emissionsKgCo2eUnrounded) {

    static ExplanationView of(
            Node node,
            YearMonth month,
            Carrier carrier,
            Calibre calibre,
            String gridArea,
            Optional<Instant> asOf,
            EmissionLines answer,
            Locale language) {
        var lines = answer.lines();
        var figure = Figure.of(lines, calibre);
        var choice = lines.stream().findFirst().map(line -> line.choice(calibre));
        var factor = choice.flatMap(Choice::factor);
        var conversions = conversions(lines, calibre, language);
        return new ExplanationView(
                node.view(),
                month,
                carrier,
                calibre,
                calibre.purpose(node.kind()),
                gridArea,
                asOf,
                EmissionStatement.rounded(figure.emissionsKg()),
                Optional.ofNullable(figure.emissionsKg()),
                factor.map(f -> formula(f, conversions.isEmpty() ? "quantity" : "convertedQuantity")),
                factor.map(FactorView::of),
                conversions,
                figure.provisional(),
                figure.complete(),
                figure.reasons(),
                choice.flatMap(c -> c.explanation(language)),
                lines.stream()
                        .map(line -> ExplanationLineView.of(line, calibre))
                        .toList(),
                answer.caughtUp(),
                lines.stream().anyMatch(EmissionLine::illustrative),
                EmissionStatement.rounded(figure.emissionsKg()),
                Optional.ofNullable(figure.emissionsKg()));
    }

    private static List<VolumeConversionView> conversions(List<EmissionLine> lines, Calibre calibre, Locale language) {
        var byConversion = new LinkedHashMap<VolumeConversion, List<EmissionLine>>();
        lines.forEach(line -> line.conversion(calibre)
                .ifPresent(conversion -> byConversion
                        .computeIfAbsent(conversion, none -> new ArrayList<>())
                        .add(line)));
        return byConversion.entrySet().stream()
                .map(each -> VolumeConversionView.of(each.getKey(), each.getValue(), language))
                .sorted(Comparator.comparing(VolumeConversionView::metered))
                .toList();
    }

    private static String formula(Factor factor, String multiplied) {
        var perUnit = factor.kgPerBaseUnit().stripTrailingZeros().toPlainString();
        return "sum of %1$s [%2$s] x %3$s kg/%2$s".formatted(multiplied, factor.baseUnit(), perUnit);
    }
}
