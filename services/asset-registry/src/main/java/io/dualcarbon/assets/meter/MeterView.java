package io.dualcarbon.assets.meter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What measures one carrier at one point")
public record MeterView(
        UUID id,
        int version,

        @Schema(examples = "LANDSEA-E1") String code,

        @Schema(examples = "总电表") String name,

        @Schema(examples = "Main electricity meter") Optional<String> nameEn,

        @Schema(description = "The meter's name in the system that sends its readings", examples = "3100-0047-2291")
        Optional<String> externalId,

        @Schema(description = "Exactly one of buildingId and areaId is given, until a configuration says otherwise")
        Optional<UUID> buildingId,

        @Schema(description = "Exactly one of buildingId and areaId is given, until a configuration says otherwise")
        Optional<UUID> areaId,

        @Schema(description = "Who uses what is measured, until a configuration says otherwise")
        Optional<UUID> organizationId,

        @Schema(
                description = "The meter, of the same carrier, whose quantity contains this one's, until the first"
                        + " configuration")
        Optional<UUID> parentId,

        @Schema(description = "What it measures", examples = "ELECTRICITY")
        Carrier carrier,

        @Schema(description = "Sub-metering item (分项)", examples = "B1")
        Optional<String> endUse,

        @Schema(description = "Which way it counts", examples = "IMPORT")
        MeterDirection direction,

        @Schema(description = "How its values come", examples = "INTERVAL")
        MeterReading reading,

        @Schema(description = "Of INTERVAL meters, and of REGISTER meters that are read that often", examples = "15")
        Optional<Integer> intervalMinutes,

        @Schema(
                description = "Unit of the values that are sent; the energy service"
                        + " answers in the base unit of the carrier",
                examples = "kWh")
        String unit,

        @Schema(
                description = "Only of gas meters: in which condition they state their volumes. The energy service"
                        + " answers in this condition; carbon calculation converts to that of the factor")
        Optional<VolumeReference> volumeReference,

        @Schema(
                description =
                        "CT x PT ratio until the first configuration. Multiplies what a register advances; interval"
                                + " values, readings and bills are quantities already",
                examples = "60")
        BigDecimal multiplier,

        @Schema(description = "Digits of the dial before the decimal point", examples = "6")
        Optional<Integer> registerDigits,

        @Schema(
                description = "What flows through the meter at most, in kW; left out if it" + " is not known",
                examples = "400")
        Optional<BigDecimal> maxPowerKw,

        @Schema(description = "Only of VIRTUAL meters: the sum of quantity x factor of these meters")
        Optional<List<MeterTerm>> terms,

        @Schema(description = "What changed on a day, in the order of the days; set by setMeterConfiguration")
        List<MeterConfigurationView> configurations,

        @Schema(description = "True for made-up data that only shows how the platform works")
        boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号")
        Optional<String> source,

        Optional<Instant> retiredAt) {}
