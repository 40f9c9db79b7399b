package io.dualcarbon.energy.balance;

import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A meter below another one")
public record BalanceChildView(
        UUID meterId,

        @Schema(examples = "LANDSEA-E1-A") String meterCode,

        @Schema(
                description = "What it counted on the days on which it lies below the meter; null if it has no value",
                nullable = true,
                examples = "2232")
        @Nullable
        BigDecimal quantity,

        @Schema(description = "Share of those days, as far as they are over, for which it has values", examples = "1")
        double coverage,

        @Schema(
                description =
                        "Share of the quantity that was measured rather than filled or apportioned; null without one",
                nullable = true,
                examples = "1")
        @Nullable
        Double measuredShare) {}
