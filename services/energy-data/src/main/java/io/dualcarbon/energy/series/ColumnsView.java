package io.dualcarbon.energy.series;

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
        List<RemarkView> remarks) {
    /** Why the intervals that begin in {@code [from, to)} are not whole. */
    public record RemarkView(OffsetDateTime from, OffsetDateTime to, List<SeriesReason> reasons) {}
}
