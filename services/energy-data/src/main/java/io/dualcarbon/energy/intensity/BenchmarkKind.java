package io.dualcarbon.energy.intensity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a benchmark says")
public enum BenchmarkKind {
    @Schema(description = "How much is allowed")
    QUOTA,
    @Schema(description = "What a building is designed for")
    DESIGN,
    @Schema(description = "What others were seen to use")
    OBSERVED
}
