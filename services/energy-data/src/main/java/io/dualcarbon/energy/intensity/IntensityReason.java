package io.dualcarbon.energy.intensity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why there is no intensity, or no rank")
public enum IntensityReason {
    @Schema(description = "Nothing there measures it")
    NO_METER,
    @Schema(description = "Nothing was received")
    NO_DATA,
    @Schema(description = "Fewer than 350 days of a carrier have values")
    COVERAGE,
    @Schema(description = "The year is not over yet")
    PERIOD_OPEN,
    @Schema(description = "More was taken off than there was")
    NEGATIVE,
    @Schema(description = "No gross floor area is registered")
    NO_FLOOR_AREA,
    @Schema(description = "The set does not convert a carrier that the building uses")
    NO_COEFFICIENT,
    @Schema(description = "Fewer than three buildings of that use have an intensity")
    TOO_FEW_PEERS
}
