package io.dualcarbon.carbon.factor;

import java.math.BigDecimal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "What the factor of a fuel is made of, as its source prints it: heat by carbon content, oxidation and"
                        + " 44/12, or heat by CO2, if need be by density")
public record FuelMakeupView(
        @Schema(description = "Lower heating value, in the unit beside it", examples = "389.31")
        BigDecimal netCalorificValue,

        @Schema(description = "GJ/t or GJ/10^4Nm3", examples = "GJ/10^4Nm3")
        String netCalorificValueUnit,

        @Schema(description = "Carbon in the fuel, t C/TJ; absent if the source counts CO2", examples = "15.3")
        Optional<BigDecimal> carbonTonnesPerTj,

        @Schema(
                description = "Share of the carbon that burns, 0 to 1; absent if the source counts CO2, of all carbon",
                examples = "0.99")
        Optional<BigDecimal> oxidationShare,

        @Schema(description = "CO2 by heat, kg/TJ; absent if the source counts carbon", examples = "56100")
        Optional<BigDecimal> co2KgPerTj,

        @Schema(
                description = "Density of the source, which need not be that of what is delivered: convert litres with"
                        + " the supplier's; absent if it states none",
                examples = "0.7")
        Optional<BigDecimal> densityKgPerM3) {

    static FuelMakeupView of(FuelMakeup fuel) {
        return new FuelMakeupView(
                fuel.netCalorificValue(),
                fuel.netCalorificValueUnit(),
                Optional.ofNullable(fuel.carbonTonnesPerTj()),
                Optional.ofNullable(fuel.oxidationShare()),
                Optional.ofNullable(fuel.co2KgPerTj()),
                Optional.ofNullable(fuel.densityKgPerM3()));
    }
}
