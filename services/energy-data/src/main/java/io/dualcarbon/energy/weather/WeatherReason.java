package io.dualcarbon.energy.weather;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why something is not known of the weather")
public enum WeatherReason {
    @Schema(description = "Nothing was received")
    NO_DATA,
    @Schema(description = "No temperature was received for the hour")
    NO_TEMPERATURE,
    @Schema(description = "No irradiation was received for the hour")
    NO_IRRADIATION,
    @Schema(description = "Days with less than 20 hours have no mean, and a sum without them would be too small")
    MISSING_DAYS,
    @Schema(description = "Days with less than 20 hours have the neighbour station's temperatures")
    SUBSTITUTED,
    @Schema(description = "The time is not over yet")
    OPEN
}
