package io.dualcarbon.energy.charging;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a figure of a charging station is missing or does not tell all")
public enum ChargingReason {
    @Schema(description = "Neither sessions nor a reading of the station's meter are known of this time")
    NO_DATA,
    @Schema(description = "No session was ever sent: energy is what the meter counted, and sessions cannot be told")
    NO_SESSIONS,
    @Schema(description = "The meter is known of a part of the time only")
    COVERAGE,
    @Schema(description = "The period is not over yet")
    OPEN,
    @Schema(description = "The registry names no rated power")
    NO_RATED_POWER,
    @Schema(description = "Of some sessions the connector is not known")
    CONNECTOR_UNKNOWN
}
