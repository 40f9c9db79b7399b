package io.dualcarbon.energy.consumption;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a node consumed, against what it did in another period")
public record ComparisonView(
        ConsumptionView.NodeView node,

        @Schema(description = "Beginning: a month, a day or a year, as the resolution has it", examples = "2025-03")
        String from,

        @Schema(description = "Exclusive", examples = "2025-04")
        String to,

        @Schema(description = "Beginning of the reference", examples = "2024-03")
        String referenceFrom,

        @Schema(description = "End of the reference, exclusive", examples = "2024-04")
        String referenceTo,

        PeriodLength resolution,

        @Schema(description = "As asked for", examples = "area,carrier")
        String groupBy,

        @Schema(description = "False while readings that were received lately are not in the sums yet")
        boolean caughtUp,

        @Schema(description = "By period, then group") List<ComparisonRowView> rows) {}
