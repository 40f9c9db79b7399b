package io.dualcarbon.energy.balance;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The balance of one period")
public record BalanceRowView(
        @Schema(description = "Month or day, local to the tenant", examples = "2025-01")
        String period,

        @Schema(description = "What the meter itself counted; null with reasons", nullable = true, examples = "7440")
        @Nullable
        BigDecimal quantity,

        @Schema(description = "Share of the days that are over for which the meter has values, 0 to 1", examples = "1")
        double coverage,

        @Schema(
                description =
                        "Share of the quantity that was measured rather than filled or apportioned; null without one",
                nullable = true,
                examples = "1")
        @Nullable
        Double measuredShare,

        @Schema(description = "The meters that lie directly below it in this period, by code")
        List<BalanceChildView> children,

        @Schema(
                description = "Sum of the children, in `unit`; null if one has no value",
                nullable = true,
                examples = "6696")
        @Nullable
        BigDecimal childrenQuantity,

        @Schema(
                description = "Quantity less children, in `unit`: losses and what nobody meters; null with reasons",
                nullable = true,
                examples = "744")
        @Nullable
        BigDecimal gap,

        @Schema(description = "Gap by quantity", nullable = true, examples = "0.1") @Nullable
        BigDecimal gapShare,

        List<BalanceReason> reasons) {}
