package io.dualcarbon.energy.gapfill;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Where a proposal stands")
public enum GapFillState {
    @Schema(description = "Waits for somebody else than the proposer")
    PROPOSED,
    @Schema(description = "The values are stored, flagged as filled")
    APPROVED,
    @Schema(description = "The values were not stored")
    REJECTED
}
