package io.dualcarbon.assets.chargingstation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A place with points at which electric vehicles charge")
public record ChargingStationView(
        UUID id,
        int version,

        @Schema(examples = "BLOCK-228-EV") String code,

        @Schema(examples = "228 街坊租赁房充电桩") String name,

        @Schema(examples = "Block 228 charging points") Optional<String> nameEn,

        @Schema(description = "Exactly one of buildingId and areaId is given")
        Optional<UUID> buildingId,

        @Schema(description = "Exactly one of buildingId and areaId is given")
        Optional<UUID> areaId,

        @Schema(description = "The meter that measures what it draws")
        Optional<UUID> meterId,

        @Schema(description = "Number of points at which one vehicle each can charge", examples = "57")
        int chargingPoints,

        @Schema(description = "Of all points together, in kW; left out if it is not known", examples = "399")
        Optional<BigDecimal> ratedPowerKw,

        @Schema(description = "True for made-up data that only shows how the platform works")
        boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号")
        Optional<String> source,

        Optional<Instant> retiredAt) {}
