package io.dualcarbon.energy.consumption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why there is no change, or no relative one")
public enum ComparisonReason {
    @Schema(description = "The reference is zero, so there is no relative change")
    REFERENCE_ZERO,
    @Schema(description = "One of the periods is incomplete, and no day can be set against the same day of the other")
    NO_COMMON_DAYS
}
