package io.dualcarbon.energy.weather;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an upload as the contract shows it. It is read as a stream, never into these. */
final class WeatherBodies {
    private WeatherBodies() {}

    @Schema(
            description = "Hours of weather to store",
            name = "WeatherObservations",
            requiredProperties = "observations",
            additionalProperties = Schema.False.class)
    record WeatherObservations(
            @Schema(description = "One an hour of a station, in any order")
            List<WeatherObservation> observations) {}

    @Schema(
            name = "WeatherObservation",
            description = "An hour at a station, named by exactly one of stationId and stationCode",
            requiredProperties = "start",
            additionalProperties = Schema.False.class)
    record WeatherObservation(
            @Nullable UUID stationId,

            @Schema(description = "Code of the weather station", examples = "HONGQIAO") @Nullable
            String stationCode,

            @Schema(
                    description =
                            "Beginning of the hour; the label \"hour 24\" of hour-ending files is the 23:00 of its day",
                    examples = "2025-01-01T00:00:00+08:00")
            String start,

            @Schema(
                    description = "Degrees Celsius, -90 to 60; null: not observed (what is stored stays)",
                    examples = "4.2")
            @Nullable
            Double temperatureC,

            @Schema(
                    description = "Global horizontal irradiation over the hour in Wh/m2, 0 to 1500; null: not observed",
                    examples = "0")
            @Nullable
            Double irradiationWhM2) {}
}
