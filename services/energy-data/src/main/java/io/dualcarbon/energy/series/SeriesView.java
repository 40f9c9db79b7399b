package io.dualcarbon.energy.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a meter counted, over time: as points or as columns")
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

        @Schema(description = "By time; left out for columns") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        List<PointView> points,

        @Schema(description = "Left out for points") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        ColumnsView columns) {}
