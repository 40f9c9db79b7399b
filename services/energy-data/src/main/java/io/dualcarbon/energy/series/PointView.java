package io.dualcarbon.energy.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The quantity of one bucket of time")
public record PointView(
        @Schema(
                description = "Beginning of the bucket, in the tenant's time zone",
                examples = "2025-01-01T00:00:00+08:00")
        OffsetDateTime start,

        @Schema(description = "Quantity in the series' unit; null with reasons", nullable = true, examples = "12.75")
        @Nullable
        Double value,

        @Schema(description = "Share of the bucket for which there are values, 0 to 1", examples = "1")
        double coverage,

        @Schema(description = "True if the value was spread from a bill or a register, left out otherwise")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean apportioned,

        @Schema(description = "True if a part of it was computed to fill a gap, left out otherwise")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean filled,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<SeriesReason> reasons) {}
