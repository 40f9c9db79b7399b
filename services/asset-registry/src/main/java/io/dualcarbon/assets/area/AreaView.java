package io.dualcarbon.assets.area;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A node of the tenant's territorial tree")
public record AreaView(
        UUID id,
        int version,

        @Schema(examples = "LINKONG") String code,

        @Schema(examples = "临空低碳发展实践区") String name,

        @Schema(examples = "Linkong low-carbon practice zone")
        Optional<String> nameEn,

        @Schema(description = "What node of the tree it is", examples = "ZONE")
        AreaKind kind,

        @Schema(description = "The area in which this one lies")
        Optional<UUID> parentId,

        @Schema(description = "True for made-up data that only shows how the platform works")
        boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号")
        Optional<String> source,

        Optional<Instant> retiredAt) {}
