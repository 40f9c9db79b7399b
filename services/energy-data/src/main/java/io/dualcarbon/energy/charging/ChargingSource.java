package io.dualcarbon.energy.charging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What the energy of a charging station is known from")
public enum ChargingSource {
    @Schema(description = "From sessions that were sent")
    SESSIONS,
    @Schema(description = "From the station's meter: no session was ever sent")
    METER,
    @Schema(description = "Neither sessions nor a meter are known")
    NONE
}
