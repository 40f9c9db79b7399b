package io.dualcarbon.energy.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a station was said to have observed in an hour, and was replaced")
public record WeatherRevisionView(
        UUID stationId,

        @Schema(
                description = "Beginning of the hour, in the tenant's time zone",
                examples = "2025-01-01T00:00:00+08:00")
        OffsetDateTime start,

        @Schema(description = "When the hour had last been sent; left out if it was replaced before that was kept")
        Optional<Instant> receivedAt,

        @Schema(description = "What was replaced") ToldWeatherView before,

        @Schema(description = "What took its place") ToldWeatherView after,

        ReplacementView replaced) {

    @Schema(description = "Of an hour what was replaced at once")
    public record ToldWeatherView(
            @Schema(description = "In degrees Celsius; left out if it was not replaced", examples = "4.2")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Double temperatureC,

            @Schema(description = "In Wh/m2 over the hour; left out if it was not replaced", examples = "0")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Double irradiationWhM2) {}
}
