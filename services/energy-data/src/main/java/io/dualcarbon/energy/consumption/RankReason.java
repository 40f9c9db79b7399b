package io.dualcarbon.energy.consumption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why there is no number to rank by, or not the whole one")
public enum RankReason {
    @Schema(description = "Nothing there measures it")
    NO_METER,
    @Schema(description = "Nothing was received")
    NO_DATA,
    @Schema(description = "The range is not over yet")
    PERIOD_OPEN,
    @Schema(description = "Values are known of a part of the time only")
    COVERAGE,
    @Schema(description = "More was taken off than there was")
    NEGATIVE,
    @Schema(description = "No gross floor area is registered, or not of every building")
    NO_FLOOR_AREA,
    @Schema(description = "The reference is zero, so there is no relative change")
    REFERENCE_ZERO,
    @Schema(description = "No day can be set against the same day of the time compared with")
    NO_COMMON_DAYS
}
