package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.engine.VolumeReference;
import io.dualcarbon.platform.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How the gas volumes that meters state in one condition are brought to that of the factor")
public record VolumeConversionView(
        @Schema(description = "The condition of the meters", examples = "AT_20_C")
        VolumeReference metered,

        @Schema(description = "The condition for which the factor holds", examples = "AT_0_C")
        VolumeReference ofFactor,

        @Schema(description = "Sum of the volumes as they are metered, m3, not rounded", examples = "500")
        BigDecimal quantity,

        @Schema(
                description = "By what they are multiplied, 16 digits; 1 if the condition is that of the factor or not"
                        + " known",
                examples = "0.9317755415316391")
        BigDecimal ratio,

        @Schema(description = "The product, m3 in the condition of the factor", examples = "465.88777076581955")
        BigDecimal convertedQuantity,

        @Schema(
                description = "The same as a sentence, in the language asked for",
                examples =
                        "Metered at 20 °C, the factor holds at 0 °C, both at 101.325 kPa: V0 = V20 × 273.15 / 293.15.")
        String text) {
    private static final Text CONVERTED = new Text(
            "Metered at %1$s °C, the factor holds at %2$s °C, both at 101.325 kPa: V%2$s = V%1$s × %4$s / %3$s.",
            "计量条件为 %1$s °C，因子条件为 %2$s °C，压力均为 101.325 kPa：V%2$s = V%1$s × %4$s / %3$s。");
    private static final Text AS_THE_FACTOR =
            new Text("Metered in the condition for which the factor holds.", "计量条件与因子条件一致，无需换算。");
    private static final Text TAKEN_AS_IT_IS = new Text(
            "The registry does not say in which condition these volumes are metered, or meters behind one another state"
                    + " different ones: they are taken as they are. Metered at 20 °C they would count %s %% less.",
            "资产登记中未说明这些体积的计量条件，或上下级计量表的计量条件不一致：按原值计算。若为 20 °C 条件，则应少计 %s%%。");

    /** @param lines all with the same conversion */
    static VolumeConversionView of(VolumeConversion conversion, List<EmissionLine> lines, Locale language) {
        var quantity = lines.stream()
                .map(line -> Objects.requireNonNull(line.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new VolumeConversionView(
                conversion.metered(),
                conversion.ofFactor(),
                quantity,
                conversion.ratio(),
                quantity.multiply(conversion.ratio()),
                text(conversion, language));
    }

    private static String text(VolumeConversion conversion, Locale language) {
        if (!conversion.isKnown()) {
            return TAKEN_AS_IT_IS.in(language, percentLessAt20C(conversion.ofFactor()));
        }
        return conversion.metered() == conversion.ofFactor()
                ? AS_THE_FACTOR.in(language)
                : CONVERTED.in(
                        language,
                        conversion.metered().celsius(),
                        conversion.ofFactor().celsius(),
                        conversion.metered().kelvin(),
                        conversion.ofFactor().kelvin());
    }

    private static BigDecimal percentLessAt20C(VolumeReference ofFactor) {
        return BigDecimal.ONE
                .subtract(VolumeReference.AT_20_C.ratioTo(ofFactor))
                .movePointRight(2)
                .setScale(1, RoundingMode.HALF_UP);
    }
}
