package io.dualcarbon.energy.export;

import io.dualcarbon.energy.registry.Subject;
import io.dualcarbon.energy.series.Resolution;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description = "What a file is to hold: a meter's or a node's figures of a time",
        requiredProperties = {"format", "what", "from", "to", "resolution"})
public record NewExport(
        @NotNull ExportFormat format,
        @NotNull ExportContent what,

        @Schema(
                description = "Name exactly one of meterId, buildingId, areaId and organizationId. The series of a node"
                        + " are those of all meters in it, sub-meters too, and those retired since `from`. The consumption"
                        + " of an organization is what it used, without its end uses")
        @Nullable
        UUID meterId,

        @Nullable UUID buildingId,
        @Nullable UUID areaId,
        @Nullable UUID organizationId,

        @Schema(description = "Month, day or timestamp; the whole day counts", examples = "2025-01") @NotNull
        String from,

        @Schema(description = "As `from`; exclusive", examples = "2026-01") @NotNull
        String to,

        @Schema(examples = "PT1H") @NotNull Resolution resolution) {
    Subject subject() {
        return new Subject(
                Optional.ofNullable(meterId),
                Optional.ofNullable(buildingId),
                Optional.ofNullable(areaId),
                Optional.ofNullable(organizationId));
    }
}
