package io.dualcarbon.assets.area;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a node of the territorial tree is")
public enum AreaKind {
    @Schema(description = "区")
    DISTRICT,
    @Schema(description = "片区, e.g. a low-carbon practice zone")
    ZONE,
    @Schema(description = "街道 or 镇")
    STREET,
    @Schema(description = "园区")
    PARK,
    @Schema(description = "街坊")
    BLOCK
}
