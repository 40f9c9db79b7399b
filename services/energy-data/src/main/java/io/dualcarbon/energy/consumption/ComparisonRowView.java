package io.dualcarbon.energy.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "One group in one period, against the reference")
public record ComparisonRowView(
        @Schema(description = "Month, day or year; the whole range as from/to", examples = "2025-03")
        String period,

        @Schema(description = "What it is compared with", examples = "2024-03")
        String referencePeriod,

        @Schema(
                description = "Grouped by area: the area directly below the one that is asked about,"
                        + " left out for what lies in none of them. Of other nodes the area in which the meters"
                        + " lie")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID areaId,

        @Schema(description = "Grouped by building use; left out for meters in no building", examples = "OFFICE")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String buildingUse,

        @Schema(description = "Grouped by organization: whose meters they are; left out where nobody is named")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID organizationId,

        @Schema(description = "Grouped by building or meter; left out for meters in no building")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID buildingId,

        @Schema(description = "Grouped by meter: a boundary meter of the node")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID meterId,

        @Schema(description = "Grouped by meter: its code", examples = "M-CUIJI-E")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String meterCode,

        @Schema(
                description = "Grouped by end use: its code, or RESIDUAL for what no sub-meter itemises",
                examples = "A1")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String endUse,

        Carrier carrier,
        Direction direction,

        @Schema(
                description = "What was consumed on the compared days in `unit`; of the whole period if no day can be"
                        + " compared. Null with quantityReasons",
                nullable = true,
                examples = "24250")
        @Nullable
        BigDecimal quantity,

        @Schema(
                description = "The same of the reference, in `unit`; null with referenceReasons",
                nullable = true,
                examples = "30640")
        @Nullable
        BigDecimal reference,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(description = "quantity - reference, in `unit`; null with reasons", nullable = true, examples = "-6390")
        @Nullable
        BigDecimal change,

        @Schema(
                description = "change / |reference|, a share to 4 decimals; null with reasons",
                nullable = true,
                examples = "-0.2086")
        @Nullable
        Double relativeChange,

        ComparisonBasis basis,

        @Schema(
                description = "How many days are compared, averaged over the meters of the group; a day of a meter"
                        + " counts if it is whole in both periods",
                examples = "21")
        double comparedDays,

        @Schema(description = "Share of the period that is known, 0 to 1", examples = "0.9677")
        double coverage,

        @Schema(description = "Share of the reference that is known, 0 to 1", examples = "1")
        double referenceCoverage,

        @Schema(description = "True if a meter in it is only an illustration")
        boolean illustrative,

        @Schema(description = "What the period lacks") List<ConsumptionReason> quantityReasons,

        @Schema(description = "What the reference lacks") List<ConsumptionReason> referenceReasons,

        @Schema(description = "Why change or relativeChange is null")
        List<ComparisonReason> reasons) {

    static ComparisonRowView of(Compared compared, Span span, Span reference) {
        var row = ConsumptionRowView.of(compared.figure(), span, false);
        var earlier = compared.referenceFigure();
        return new ComparisonRowView(
                row.period(),
                reference.name(compared.referenceBeginning()),
                row.areaId(),
                row.buildingUse(),
                row.organizationId(),
                row.buildingId(),
                row.meterId(),
                row.meterCode(),
                row.endUse(),
                row.carrier(),
                row.direction(),
                compared.quantity(),
                compared.reference(),
                row.unit(),
                compared.change(),
                compared.relativeChange(),
                compared.basis(),
                compared.days(),
                row.coverage(),
                earlier == null ? 0 : earlier.coverage(),
                row.illustrative() || (earlier != null && earlier.illustrative()),
                row.reasons(),
                earlier == null ? List.of(ConsumptionReason.NO_DATA) : earlier.reasons(),
                compared.reasons());
    }
}
