package io.dualcarbon.assets.building;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What was certified")
public enum CertificationPhase {
    @Schema(description = "The design")
    DESIGN,
    @Schema(description = "The running building")
    OPERATION,
    @Schema(description = "The source does not say")
    UNSPECIFIED
}
