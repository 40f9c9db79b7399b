package io.dualcarbon.energy.revision;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "When something was replaced, by whom and why")
public record ReplacementView(
        @Schema(description = "When it was replaced") Instant at,

        ReplacedBy by,

        @Schema(description = "Who sent, corrected or approved it; left out if the registry did", examples = "hongqiao")
        Optional<String> actor,

        @Schema(description = "Under /uploads, if rows that were sent replaced it")
        Optional<UUID> uploadId,

        @Schema(description = "Under /gap-fills, if approved values filled a gap")
        Optional<UUID> gapFillId,

        @Schema(
                description = "Why a closed month was changed; left out if none was",
                examples = "The utility corrected its bill of March")
        Optional<String> restatementReason) {}
