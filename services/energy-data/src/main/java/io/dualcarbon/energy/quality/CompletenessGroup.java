package io.dualcarbon.energy.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What has a line of its own in the league table of completeness")
public enum CompletenessGroup {
    @Schema(description = "Each meter")
    meter,
    @Schema(description = "Each building, with the meters in it")
    building
}
