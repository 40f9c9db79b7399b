package io.dualcarbon.energy.latest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a meter has no latest value")
public enum LatestReason {
    @Schema(description = "Nothing was received from the meter")
    NO_DATA,
    @Schema(description = "The meter is a formula, and no interval is known of all its meters")
    NO_COMMON_INTERVAL
}
