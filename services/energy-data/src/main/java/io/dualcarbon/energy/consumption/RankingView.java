package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A page of a ranking, the greatest value first")
public record RankingView(
        ConsumptionView.NodeView node,

        @Schema(description = "First day, local to the tenant", examples = "2025-01-01")
        String from,

        @Schema(description = "Exclusive", examples = "2026-01-01")
        String to,

        RankOf of,
        RankBy by,
        Carrier carrier,
        Direction direction,

        @Schema(description = "Unit of `value`; 1 for a relative change", examples = "kWh/m2")
        String unit,

        @Schema(description = "False while readings that were received lately are not in the sums yet")
        boolean caughtUp,

        @Schema(description = "How many are ranked", examples = "498")
        int ranked,

        @Schema(description = "How many have no value; they come last", examples = "2")
        int unranked,

        @Schema(description = "By rank; those without a value last")
        List<RankedView> items,

        @Schema(description = "Send it as `cursor` for the next page; left out on the last one", examples = "QjAy")
        Optional<String> nextCursor) {}
