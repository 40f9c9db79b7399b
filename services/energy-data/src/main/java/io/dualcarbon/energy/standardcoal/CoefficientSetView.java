package io.dualcarbon.energy.standardcoal;

import io.dualcarbon.energy.registry.Carrier;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How one standard counts energy together. Figures of two sets are never added or compared")
public record CoefficientSetView(
        @Schema(
                description = "Name of the set, for the parameter `coefficientSet`",
                examples = "gbt-2589-2020-gas-field")
        String id,

        @Schema(description = "Number of the standard", examples = "GB/T 2589")
        String standard,

        @Schema(description = "Year of the standard's edition", examples = "2020")
        int edition,

        @Schema(description = "CALORIFIC 当量值, EQUIVALENT 等价值, SITE heat content in kWh")
        Basis basis,

        @Schema(description = "Unit of what it converts to", examples = "kgce")
        String unit,

        @Schema(description = "Name in Chinese", examples = "综合能耗计算通则（当量值，气田天然气）")
        String name,

        @Schema(description = "Name in English", examples = "Commercial offices of Shanghai, calorific value")
        String nameEn,

        @Schema(
                description = "For what it may be used",
                examples = "Bound to DB31/T 1341-2021: not for other standards.")
        String note,

        @Schema(description = "A carrier that is not listed cannot be converted by this set")
        List<CoefficientView> coefficients) {

    static CoefficientSetView of(CoefficientSet set) {
        return new CoefficientSetView(
                set.id(),
                set.standard(),
                set.edition(),
                set.basis(),
                set.unit(),
                set.name(),
                set.nameEn(),
                set.note(),
                set.coefficients().entrySet().stream()
                        .map(entry -> new CoefficientView(
                                entry.getKey(),
                                entry.getValue().value(),
                                entry.getValue().unit(),
                                entry.getValue().source(),
                                entry.getValue().status()))
                        .toList());
    }

    @Schema(description = "What one carrier is worth in a set")
    public record CoefficientView(
            Carrier carrier,

            @Schema(description = "What one base unit of the carrier is worth, in `unit`", examples = "0.1229")
            BigDecimal value,

            @Schema(description = "Unit of the value", examples = "kgce/kWh")
            String unit,

            @Schema(description = "Where the value is from", examples = "GB/T 2589-2020 Appendix A")
            String source,

            CoefficientStatus status) {}
}
