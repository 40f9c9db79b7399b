package io.dualcarbon.assets.alliance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A group of organizations that work on a matter together, e.g. an industry alliance")
public record AllianceView(
        UUID id,
        int version,

        @Schema(examples = "NEW-ENERGY") String code,

        @Schema(examples = "临空园区新能源产业联盟") String name,

        @Schema(examples = "Linkong new energy industry alliance")
        Optional<String> nameEn,

        @Schema(description = "Organizations, each once") List<UUID> memberIds,

        @Schema(description = "True for made-up data that only shows how the platform works")
        boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号")
        Optional<String> source,

        Optional<Instant> retiredAt) {}
