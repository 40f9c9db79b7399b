package io.dualcarbon.energy.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Values at a fixed interval, the first of which begins with the series")
public record ColumnsView(
        @Schema(description = "Length of each interval in minutes", examples = "15")
        int intervalMinutes,

        @Schema(
                description = "Quantity of each interval in the series' unit; null where `remarks` says why",
                examples = "[1.2, 1.4, null, 1.3]")
        List<@Nullable Double> values,

        @Schema(description = "The intervals without a value or not with the whole one")
        List<RemarkView> remarks,

        @Schema(
                description =
                        "The intervals whose value was computed, in part at least, to fill a gap; left out if none")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<IntervalsView> filled,

        @Schema(description = "The intervals whose value was spread from a bill or a register; left out if none")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<IntervalsView> apportioned) {
    @Schema(description = "The intervals that begin in [from, to)")
    public record IntervalsView(
            @Schema(description = "Beginning of the first interval")
            OffsetDateTime from,

            @Schema(description = "End of the last interval")
            OffsetDateTime to) {}

    @Schema(description = "Why the intervals that begin in [from, to) have no value or not the whole one")
    public record RemarkView(
            @Schema(description = "Beginning of the first interval")
            OffsetDateTime from,

            @Schema(description = "End of the last interval")
            OffsetDateTime to,

            List<SeriesReason> reasons) {}
}
