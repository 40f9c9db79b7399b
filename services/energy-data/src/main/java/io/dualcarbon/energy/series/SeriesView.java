package io.dualcarbon.energy.series;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a meter counted, over time. */
public record SeriesView(
        UUID meterId,
        Carrier carrier,
        Direction direction,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        Resolution resolution,

        @Schema(description = "Beginning of the first bucket")
        OffsetDateTime from,

        @Schema(description = "End of the last bucket") OffsetDateTime to,

        List<PointView> points) {}
