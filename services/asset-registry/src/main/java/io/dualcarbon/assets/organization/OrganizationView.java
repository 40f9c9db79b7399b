package io.dualcarbon.assets.organization;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "An enterprise, agency, bank or operator of the tenant")
public record OrganizationView(
        UUID id,
        int version,

        @Schema(examples = "JOHNSON-CONTROLS") String code,

        @Schema(examples = "江森自控") String name,

        @Schema(examples = "Johnson Controls") Optional<String> nameEn,

        @Schema(description = "What it is to the district", examples = "ENTERPRISE")
        OrganizationKind kind,

        @Schema(description = "重点用能单位") boolean keyEnergyUser,

        @Schema(description = "重点排放单位") boolean keyEmitter,

        @Schema(description = "True for made-up data that only shows how the platform works")
        boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号")
        Optional<String> source,

        Optional<Instant> retiredAt) {}
