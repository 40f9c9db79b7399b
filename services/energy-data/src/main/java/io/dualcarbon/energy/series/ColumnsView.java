package io.dualcarbon.energy.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Values at a fixed interval, the first of which begins with the series. */
public record ColumnsView(
        @Schema(examples = "15") int intervalMinutes,

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
    /** The intervals that begin in {@code [from, to)}. */
    public record IntervalsView(OffsetDateTime from, OffsetDateTime to) {}

    /** Why the intervals that begin in {@code [from, to)} are not whole. */
    public record RemarkView(OffsetDateTime from, OffsetDateTime to, List<SeriesReason> reasons) {}
}
