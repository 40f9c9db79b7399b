package io.dualcarbon.energy.weather;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a station observed, hour by hour. */
public record WeatherSeriesView(
        UUID stationId,

        @Schema(examples = "Climate.OneBuilding.Org, WMO 583670")
        String source,

        boolean illustrative,
        OffsetDateTime from,
        OffsetDateTime to,
        List<WeatherHourView> hours) {

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
