package io.dualcarbon.assets.meter;

import io.dualcarbon.assets.registry.Code;
import io.dualcarbon.assets.registry.NewNode;
import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.Reference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A meter as it is to be")
public record NewMeter(
        @Schema(examples = "LANDSEA-E1") @NotNull @Code String code,

        @Schema(examples = "总电表") @NotBlank @Size(max = 200) String name,

        @Schema(examples = "Main electricity meter") @Size(max = 200) @Nullable
        String nameEn,

        @Schema(description = "The meter's name in the system that sends its readings", examples = "3100-0047-2291")
        @Pattern(regexp = "^\\S(.*\\S)?$")
        @Size(max = 100)
        @Nullable
        String externalId,

        @Schema(description = "Exactly one of buildingId and areaId is given, until a configuration says otherwise")
        @Nullable
        UUID buildingId,

        @Schema(description = "Exactly one of buildingId and areaId is given, until a configuration says otherwise")
        @Nullable
        UUID areaId,

        @Schema(description = "Who uses what is measured, until a configuration says otherwise") @Nullable
        UUID organizationId,

        @Schema(
                description =
                        "The meter, of the same carrier, whose quantity contains this one's, until a configuration"
                                + " says otherwise")
        @Nullable
        UUID parentId,

        @Schema(examples = "ELECTRICITY", description = "Cannot be changed: readings rest on it") @NotNull
        Carrier carrier,

        @Schema(description = "Sub-metering item (分项); only below a parent", examples = "B1")
        @Pattern(regexp = "^[A-Z][A-Z0-9]{0,7}$")
        @Nullable
        String endUse,

        @Schema(examples = "IMPORT", description = "Cannot be changed: readings rest on it") @NotNull
        MeterDirection direction,

        @Schema(examples = "INTERVAL", description = "Cannot be changed: readings rest on it") @NotNull
        MeterReading reading,

        @Schema(
                description =
                        "5, 10, 15, 30 or 60 for INTERVAL; for REGISTER the same if its dial is read that often; none"
                                + " for BILLED and VIRTUAL. Cannot be changed: readings rest on it",
                examples = "15")
        @Nullable
        Integer intervalMinutes,

        @Schema(
                description = "kWh or MWh for electricity, m3 for gas and water, GJ or MJ for heat and cooling, t for"
                        + " petrol and diesel. Cannot be changed: readings rest on it",
                examples = "kWh")
        @NotBlank
        @Size(max = 10)
        String unit,

        @Schema(
                description = "Only of gas meters, UNKNOWN if left out: in which condition they state their volumes. A"
                        + " correction holds for all that the meter has counted",
                examples = "AT_20_C")
        @Nullable
        VolumeReference volumeReference,

        @Schema(
                description = "CT x PT ratio, until a configuration says otherwise; 1 if left out. Multiplies what a"
                        + " register advances; interval values, readings and bills are quantities already and stay"
                        + " as sent",
                examples = "60")
        @Positive
        @Digits(integer = 9, fraction = 6)
        @Nullable
        BigDecimal multiplier,

        @Schema(
                description =
                        "Digits of the dial before the decimal point; without them a dial that falls is never taken to"
                                + " have rolled over",
                examples = "6")
        @Min(1)
        @Max(12)
        @Nullable
        Integer registerDigits,

        @Schema(
                description =
                        "What flows through the meter at most: a roll-over of its dial, or a value, that needs more"
                                + " than 1.2 times as much is not plausible",
                examples = "400")
        @Positive
        @Digits(integer = 9, fraction = 6)
        @Nullable
        BigDecimal maxPowerKw,

        @Schema(description = "The formula of a VIRTUAL meter: the sum of quantity x factor of these meters")
        @Size(min = 1, max = 50)
        @Nullable
        List<@NotNull @Valid MeterTerm> terms,

        @Schema(description = "True for made-up data that only shows how the platform works; false if left out")
        @Nullable
        Boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号") @Size(max = 500) @Nullable
        String source)
        implements NewNode {
    @Override
    public List<Reference> references() {
        var references = new ArrayList<>(List.of(
                new Reference(RecordKind.BUILDING, buildingId, "buildingId"),
                new Reference(RecordKind.AREA, areaId, "areaId"),
                new Reference(RecordKind.ORGANIZATION, organizationId, "organizationId"),
                new Reference(RecordKind.METER, parentId, "parentId")));
        for (var i = 0; i < formula().size(); i++) {
            references.add(new Reference(RecordKind.METER, formula().get(i).meterId(), "terms[" + i + "].meterId"));
        }
        return references;
    }

    List<MeterTerm> formula() {
        return terms == null ? List.of() : terms;
    }
}
