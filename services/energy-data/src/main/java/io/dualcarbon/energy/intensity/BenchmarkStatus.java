package io.dualcarbon.energy.intensity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How surely the value of a benchmark is known")
public enum BenchmarkStatus {
    @Schema(description = "Compared with the standard")
    VERIFIED,
    @Schema(description = "From one public copy")
    SECONDARY,
    @Schema(description = "Nobody has checked it: not used")
    MEMORY_UNVERIFIED,
    @Schema(description = "The standard exists, its value is not known")
    MISSING
}
