package io.dualcarbon.energy.weather;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The neighbour of a weather station", name = "WeatherStationNeighbour")
record NeighbourChoice(
        @Schema(description = "Another station of the tenant; null or left out: none", nullable = true) @Nullable
        UUID neighbourId) {}
