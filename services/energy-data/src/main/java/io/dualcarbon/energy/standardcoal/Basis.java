package io.dualcarbon.energy.standardcoal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What standard coal or energy is counted for")
public enum Basis {
    @Schema(description = "当量值: its heat content")
    CALORIFIC,
    @Schema(description = "等价值: what it took to make it, as the standard says for electricity")
    EQUIVALENT,
    @Schema(description = "Its heat content in kWh, as delivered to the site")
    SITE
}
