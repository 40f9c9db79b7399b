package io.dualcarbon.carbon.emission;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Emissions of a node over a period")
public record EmissionsView(
        NodeView node,

        @Schema(description = "First month", examples = "2025-01")
        YearMonth from,

        @Schema(description = "Month after the last", examples = "2026-01")
        YearMonth to,

        @Schema(description = "Grid area whose factors apply, from the tenant", examples = "CN-SH")
        String gridArea,

        @Schema(description = "By what rows and totals are summed", examples = "month")
        EmissionGrouping groupBy,

        @Schema(
                description = "By which of its calibres the figures of the Shanghai ETS are counted",
                examples = "SHANGHAI_ETS")
        Calibre etsCalibre,

        @Schema(
                description = "Instant as of which the quantities were known; absent if none was asked for",
                examples = "2025-02-01T00:00:00Z")
        Optional<Instant> asOf,

        @Schema(description = "By group and carrier") List<EmissionRowView> rows,

        @Schema(description = "By group; every month of the period has one when grouped by month")
        List<EmissionTotalView> totals,

        @Schema(
                description = "False while readings that were received lately are not in the sums yet",
                examples = "true")
        boolean caughtUp,

        @Schema(description = "True if any reading behind it was made up for demonstration", examples = "false")
        boolean illustrative) {}
