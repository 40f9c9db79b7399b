package io.dualcarbon.energy.balance;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a meter counts against what the meters below it count")
public record BalanceView(
        UUID meterId,
        Carrier carrier,
        Direction direction,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        BalanceResolution resolution,

        @Schema(description = "First day or month, local to the tenant", examples = "2025-01")
        String from,

        @Schema(description = "Exclusive", examples = "2025-03")
        String to,

        @Schema(description = "By period") List<BalanceRowView> rows) {}
