package io.dualcarbon.carbon.emission;

import io.dualcarbon.carbon.engine.VolumeReference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What one meter contributes")
public record ExplanationLineView(
        @Schema(description = "Its id in asset-registry") Optional<UUID> meterId,

        @Schema(description = "Its code in asset-registry", examples = "M-0001")
        Optional<String> meterCode,

        @Schema(description = "Its building; absent for a meter of the area itself")
        Optional<UUID> buildingId,

        @Schema(
                description = "In the unit beside it, not rounded; absent if energy-data has none",
                examples = "10583.353")
        Optional<BigDecimal> quantity,

        @Schema(
                description =
                        "Of an organization: what the meter took in besides and meters of others behind it counted;"
                                + " the meter counted this and `quantity` together. Not rounded, in the unit beside it; absent"
                                + " otherwise",
                examples = "14880")
        Optional<BigDecimal> boughtForOthers,

        @Schema(description = "kWh, m3, GJ or t", examples = "kWh")
        String unit,

        @Schema(description = "Only of gas: the condition in which the meter states its volumes")
        Optional<VolumeReference> volumeReference,

        @Schema(
                description = "Only of gas: the quantity in the condition of the factor, which the factor multiplies;"
                        + " see conversions. Absent if quantity or factor is missing")
        Optional<BigDecimal> convertedQuantity,

        @Schema(description = "Share of the month for which there are values, 0 to 1", examples = "1")
        Optional<BigDecimal> coverage,

        @Schema(description = "Share of the quantity that was measured rather than estimated, 0 to 1", examples = "1")
        Optional<BigDecimal> measuredShare,

        @Schema(
                description = "kg CO2, without CH4 and N2O, not rounded; absent if quantity or factor is missing",
                examples = "6071.6696161")
        Optional<BigDecimal> emissionsKgCo2,

        @Schema(description = "What energy-data says of the quantity")
        List<String> reasons,

        @Schema(description = "True if the readings were made up for demonstration", examples = "false")
        boolean illustrative,

        @Schema(description = "Former name of emissionsKgCo2", deprecated = true)
        Optional<BigDecimal> emissionsKgCo2e) {

    static ExplanationLineView of(EmissionLine line, Calibre calibre) {
        return new ExplanationLineView(
                Optional.ofNullable(line.meterId()),
                Optional.ofNullable(line.meterCode()),
                Optional.ofNullable(line.buildingId()),
                Optional.ofNullable(line.quantity()),
                Optional.ofNullable(line.boughtForOthers()),
                line.carrier().baseUnit(),
                Optional.ofNullable(line.volumeReference()),
                line.conversion(calibre).map(conversion -> line.convertedQuantity(calibre)),
                Optional.ofNullable(line.coverage()),
                Optional.ofNullable(line.measuredShare()),
                Optional.ofNullable(line.emissionsKg(calibre)),
                line.reasons(),
                line.illustrative(),
                Optional.ofNullable(line.emissionsKg(calibre)));
    }
}
