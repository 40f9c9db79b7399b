package io.dualcarbon.energy.intensity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How the energy of several carriers is added")
public enum IntensityBasis {
    @Schema(description = "By the heat content that is delivered to the site")
    SITE_KWH,
    @Schema(description = "By the coefficient set that is named")
    STANDARD_COAL
}
