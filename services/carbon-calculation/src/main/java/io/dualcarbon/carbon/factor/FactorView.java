package io.dualcarbon.carbon.factor;

import io.dualcarbon.carbon.engine.VolumeReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Emissions per unit of activity, as published, with its source", examples = """
                {"id":"grid-2023.v1.CN-SH.ELECTRICITY.AVERAGE","factorSetId":"grid-2023","version":1,"area":"CN-SH",
                 "carrier":"ELECTRICITY","kind":"AVERAGE","gas":"CO2","value":0.5737,"unit":"kgCO2/kWh",
                 "kgPerBaseUnit":0.5737,"baseUnit":"kWh","validFrom":"2023-01-01","validTo":"2024-01-01",
                 "source":"MEE/NBS 公告2025年第47号","status":"SECONDARY","retroactive":false}""")
public record FactorView(
        @Schema(description = "Stable name of the factor", examples = "grid-2023.v1.CN-SH.ELECTRICITY.AVERAGE")
        String id,

        @Schema(description = "The set it belongs to", examples = "grid-2023")
        String factorSetId,

        @Schema(description = "Version of the set", examples = "1")
        int version,

        @Schema(description = "Where it holds: a province (ISO 3166-2), a grid region, CN or WORLD", examples = "CN-SH")
        String area,

        @Schema(
                description = "What emits: a carrier of the platform or a further fuel of the library",
                examples = "ELECTRICITY")
        String carrier,

        @Schema(description = "What the factor stands for", examples = "AVERAGE")
        FactorKind kind,

        @Schema(description = "What it counts: carbon dioxide alone or all greenhouse gases", examples = "CO2")
        Gas gas,

        @Schema(description = "As published, in the unit beside it", examples = "0.5737")
        BigDecimal value,

        @Schema(description = "Unit of value as published", examples = "kgCO2/kWh")
        String unit,

        @Schema(
                description = "The same in kilograms per baseUnit: what quantities are multiplied by",
                examples = "0.5737")
        BigDecimal kgPerBaseUnit,

        @Schema(description = "Unit in which the platform counts the carrier: kWh, m3, GJ or t", examples = "kWh")
        String baseUnit,

        @Schema(description = "First day; absent if the source names none", examples = "2023-01-01")
        Optional<LocalDate> validFrom,

        @Schema(description = "Day after the last; absent while in force", examples = "2024-01-01")
        Optional<LocalDate> validTo,

        @Schema(description = "Where the value was read", examples = "MEE/NBS 公告2025年第47号")
        String source,

        @Schema(
                description = "How well the value is known: SECONDARY if the source is a public copy",
                examples = "SECONDARY")
        FactorStatus status,

        @Schema(description = "What to bear in mind", examples = "In force until replaced")
        Optional<String> note,

        @Schema(
                description = "True if its publication replaces for earlier months, too, what was valid then; see rule",
                examples = "false")
        boolean retroactive,

        @Schema(description = "What the publication says of when the factor applies; absent if only its validity")
        Optional<FactorRuleView> rule,

        @Schema(
                description = "Of a gas by volume: the condition for which the factor holds, to which volumes are"
                        + " converted; absent if the source names none",
                examples = "AT_0_C")
        Optional<VolumeReference> volumeReference,

        @Schema(description = "What the factor of a fuel is made of; absent of all others")
        Optional<FuelMakeupView> fuel) {

    public static FactorView of(Factor factor) {
        return new FactorView(
                factor.id(),
                factor.setId(),
                factor.version(),
                factor.area(),
                factor.carrier(),
                factor.kind(),
                factor.gas(),
                factor.value(),
                factor.unit(),
                factor.kgPerBaseUnit(),
                factor.baseUnit(),
                Optional.ofNullable(factor.validFrom()),
                Optional.ofNullable(factor.validTo()),
                factor.source(),
                factor.status(),
                Optional.ofNullable(factor.note()),
                factor.retroactive(),
                Optional.ofNullable(factor.rule()).map(FactorRuleView::of),
                Optional.ofNullable(factor.volumeReference()),
                Optional.ofNullable(factor.fuel()).map(FuelMakeupView::of));
    }
}
