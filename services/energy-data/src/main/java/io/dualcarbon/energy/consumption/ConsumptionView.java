package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeKind;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a node consumed")
public record ConsumptionView(
        NodeView node,

        @Schema(description = "Beginning: a month, a day or a year, as the resolution has it", examples = "2025-01")
        String from,

        @Schema(description = "Exclusive", examples = "2026-01")
        String to,

        PeriodLength resolution,

        @Schema(description = "As asked for", examples = "area,carrier")
        String groupBy,

        @Schema(description = "False while readings that were received lately are not in the sums yet")
        boolean caughtUp,

        @Schema(description = "By period, then group. Empty if the node has no meter")
        List<ConsumptionRowView> rows) {

    @Schema(description = "The area, building or organization that was asked about")
    public record NodeView(
            NodeKind kind,

            @Schema(description = "Its id in the asset registry")
            UUID id) {
        public static NodeView of(Node node) {
            return new NodeView(node.kind(), node.id());
        }
    }
}
