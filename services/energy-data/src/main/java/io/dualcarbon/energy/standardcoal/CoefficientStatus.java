package io.dualcarbon.energy.standardcoal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How surely a coefficient of a standard is known")
public enum CoefficientStatus {
    @Schema(description = "Compared with the standard")
    VERIFIED,
    @Schema(description = "From one public copy")
    SECONDARY
}
