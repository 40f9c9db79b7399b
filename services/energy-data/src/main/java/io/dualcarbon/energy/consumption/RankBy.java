package io.dualcarbon.energy.consumption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The number by which a ranking is ordered")
public enum RankBy {
    @Schema(description = "What was consumed")
    quantity,
    @Schema(description = "Per square metre of gross floor area")
    perArea,
    @Schema(description = "Consumption less that of the time compared with")
    change,
    @Schema(description = "The change as a share of the time compared with")
    relativeChange
}
