package io.dualcarbon.assets.pvplant;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A photovoltaic plant on a building")
public record PvPlantView(
        UUID id,
        int version,

        @Schema(examples = "CUIJI-ROOF") String code,

        @Schema(examples = "萃绩科技屋顶光伏") String name,

        @Schema(examples = "Cuiji roof PV") Optional<String> nameEn,

        @Schema(description = "The building on which it stands")
        UUID buildingId,

        @Schema(description = "The meter that measures its generation")
        Optional<UUID> meterId,

        @Schema(description = "Rated power of the modules under standard test conditions", examples = "420.5")
        BigDecimal peakPowerKw,

        @Schema(description = "First day of operation; left out if it is not known", examples = "2023-06-30")
        Optional<LocalDate> commissionedOn,

        @Schema(description = "True for made-up data that only shows how the platform works")
        boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号")
        Optional<String> source,

        Optional<Instant> retiredAt) {}
