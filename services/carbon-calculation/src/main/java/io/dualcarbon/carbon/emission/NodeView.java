package io.dualcarbon.carbon.emission;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Whose emissions these are")
public record NodeView(
        @Schema(description = "Whether an area, a building or an organization", examples = "AREA")
        NodeKind kind,

        @Schema(description = "Its id in asset-registry") UUID id) {}
