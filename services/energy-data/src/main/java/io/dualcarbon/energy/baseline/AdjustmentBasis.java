package io.dualcarbon.energy.baseline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What the quantity of an adjustment counts for")
public enum AdjustmentBasis {
    @Schema(description = "Of each of its days")
    PER_DAY,
    @Schema(description = "Of all its days together, spread evenly over them")
    IN_TOTAL
}
