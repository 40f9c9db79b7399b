package io.dualcarbon.energy.registry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What has a consumption of its own")
public enum NodeKind {
    @Schema(description = "An area with all that lies in it")
    AREA,
    @Schema(description = "A building")
    BUILDING,
    @Schema(description = "An organization, by the meters that are its own, without those of others behind them")
    ORGANIZATION
}
