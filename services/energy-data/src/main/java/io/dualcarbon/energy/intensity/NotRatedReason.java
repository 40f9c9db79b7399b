package io.dualcarbon.energy.intensity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why nothing is rated by a benchmark")
public enum NotRatedReason {
    @Schema(description = "Nobody has checked its value")
    NOT_VERIFIED,
    @Schema(description = "The standard exists, its value is not known")
    VALUE_MISSING,
    @Schema(description = "It limits households or designs, or names no coefficient set")
    NO_QUOTA_PER_AREA,
    @Schema(description = "Its coefficient set is not the one that was asked for")
    OTHER_COEFFICIENT_SET,
    @Schema(description = "Its coefficient set has none for a carrier that the building uses")
    NO_COEFFICIENT
}
