package io.dualcarbon.energy.consumption;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The consumption of one group in one period. */
public record ConsumptionRowView(
        @Schema(description = "Month or day, local to the tenant", examples = "2025-01")
        String period,

        @Schema(description = "Grouped by building or meter; left out for meters in no building")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID buildingId,

        @Schema(description = "Grouped by meter: a boundary meter of the node")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID meterId,

        @Schema(description = "Grouped by meter: its code", examples = "MAIN-01-E")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String meterCode,

        @Schema(
                description = "Grouped by end use: its code, or RESIDUAL for what no sub-meter itemises",
                examples = "A")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String endUse,

        Carrier carrier,
        Direction direction,

        @Schema(
                description = "Sum of the boundary meters in `unit`, rounded to 6 decimals; null with reasons",
                nullable = true,
                examples = "10583.353")
        @Nullable
        BigDecimal quantity,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(
                description = "Share of the days that are over for which the boundary meters have values, 0 to 1",
                examples = "1")
        double coverage,

        @Schema(
                description =
                        "Share of the quantity that was measured at its interval rather than billed or filled, 0 to 1",
                examples = "1")
        double measuredShare,

        @Schema(description = "True if a meter in it is only an illustration")
        boolean illustrative,

        List<ConsumptionReason> reasons) {}
