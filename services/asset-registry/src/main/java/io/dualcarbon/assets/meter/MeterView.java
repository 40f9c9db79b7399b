package io.dualcarbon.assets.meter;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record MeterView(
        UUID id,
        int version,

        @Schema(examples = "LANDSEA-E1") String code,

        @Schema(examples = "总电表") String name,

        @Schema(examples = "Main electricity meter") Optional<String> nameEn,

        @Schema(description = "The meter's name in the system that sends its readings", examples = "3100-0047-2291")
        Optional<String> externalId,

        @Schema(description = "Exactly one of buildingId and areaId is given")
        Optional<UUID> buildingId,

        @Schema(description = "Exactly one of buildingId and areaId is given")
        Optional<UUID> areaId,

        @Schema(description = "Who uses what is measured") Optional<UUID> organizationId,

        @Schema(description = "The meter, of the same carrier, whose quantity contains this one's")
        Optional<UUID> parentId,

        @Schema(examples = "ELECTRICITY") Carrier carrier,

        @Schema(description = "Sub-metering item (分项)", examples = "B1")
        Optional<String> endUse,

        @Schema(examples = "IMPORT") MeterDirection direction,

        @Schema(examples = "INTERVAL") MeterReading reading,

        @Schema(description = "Only of INTERVAL meters", examples = "15")
        Optional<Integer> intervalMinutes,

        @Schema(examples = "kWh") String unit,

        @Schema(description = "True for made-up data that only shows how the platform works")
        boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号")
        Optional<String> source,

        Optional<Instant> retiredAt) {}
