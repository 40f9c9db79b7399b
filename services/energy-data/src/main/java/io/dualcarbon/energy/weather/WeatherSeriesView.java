package io.dualcarbon.energy.weather;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a station observed, hour by hour")
public record WeatherSeriesView(
        UUID stationId,

        @Schema(description = "Who observes or publishes it", examples = "Climate.OneBuilding.Org, WMO 583670")
        String source,

        @Schema(description = "True for weather that was not observed in the hours it was sent for")
        boolean illustrative,

        @Schema(description = "Beginning of the first hour") OffsetDateTime from,
        @Schema(description = "End of the last hour") OffsetDateTime to,

        @Schema(description = "By time; hours of which nothing is known are there with reasons")
        List<WeatherHourView> hours) {

    @Schema(description = "One hour of weather")
    public record WeatherHourView(
            @Schema(description = "Beginning of the hour", examples = "2025-01-01T00:00:00+08:00")
            OffsetDateTime start,

            @Schema(
                    description = "Mean dry-bulb temperature in degrees Celsius; null with reasons",
                    nullable = true,
                    examples = "4.2")
            @Nullable
            Double temperatureC,

            @Schema(
                    description = "Global horizontal irradiation in Wh/m2 over the hour; null with reasons",
                    nullable = true,
                    examples = "0")
            @Nullable
            Double irradiationWhM2,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<WeatherReason> reasons) {}
}
