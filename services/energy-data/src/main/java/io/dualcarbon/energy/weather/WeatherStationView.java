package io.dualcarbon.energy.weather;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A place of which hourly weather is kept")
public record WeatherStationView(
        UUID id,

        @Schema(description = "Grows when another neighbour is named", examples = "0")
        int version,

        @Schema(examples = "HONGQIAO") String code,
        @Schema(examples = "虹桥机场") String name,

        @Schema(description = "Degrees north", examples = "31.2")
        Optional<Double> latitude,

        @Schema(description = "Degrees east", examples = "121.34")
        Optional<Double> longitude,

        @Schema(description = "Who observes or publishes its weather", examples = "Climate.OneBuilding.Org, WMO 583670")
        String source,

        @Schema(description = "True for weather that was not observed in the hours it was sent for")
        boolean illustrative,

        @Schema(
                description = "Its temperatures stand in for days of which this station has less than 20 hours, if it"
                        + " has them itself")
        Optional<UUID> neighbourId,

        Instant createdAt) {}
