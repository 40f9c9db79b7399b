package io.dualcarbon.energy.standardcoal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.consumption.ConsumptionView.NodeView;
import io.dualcarbon.energy.consumption.PeriodLength;
import io.dualcarbon.energy.registry.Carrier;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a node consumed, in tonnes of standard coal. */
public record StandardCoalView(
        NodeView node,

        @Schema(examples = "2025-01") String from,

        @Schema(description = "Exclusive", examples = "2026-01")
        String to,

        PeriodLength resolution,

        @Schema(description = "By which everything was converted", examples = "gbt-2589-2020-gas-field")
        String coefficientSet,

        Basis basis,

        @Schema(description = "False while readings that were received lately are not in the sums yet")
        boolean caughtUp,

        @Schema(description = "By period, then carrier") List<CarrierCoalView> rows,

        @Schema(description = "By period") List<TotalCoalView> totals) {

    /** One carrier in one period. */
    public record CarrierCoalView(
            @Schema(examples = "2025-01") String period,
            Carrier carrier,

            @Schema(description = "In `unit`; null with reasons", nullable = true, examples = "9616790") @Nullable
            BigDecimal quantity,

            @Schema(description = "Base unit of the carrier", examples = "kWh")
            String unit,

            @Schema(description = "Left out if the set has none", examples = "0.1229")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            BigDecimal coefficient,

            @Schema(examples = "kgce/kWh") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String coefficientUnit,

            @Schema(description = "Where the coefficient is from", examples = "GB/T 2589-2020 Appendix A")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String source,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            CoefficientStatus status,

            @Schema(
                    description = "Tonnes of standard coal, to 6 decimals; null with reasons",
                    nullable = true,
                    examples = "1181.903491")
            @Nullable
            BigDecimal tce,

            @Schema(description = "How it was calculated", examples = "9616790 kWh x 0.1229 kgce/kWh / 1000")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String explanation,

            @Schema(description = "Share of the days that are over for which there are values, 0 to 1", examples = "1")
            double coverage,

            @Schema(description = "True if a meter in it is only an illustration")
            boolean illustrative,

            List<CoalReason> reasons) {}

    /** All carriers of one period. */
    public record TotalCoalView(
            @Schema(examples = "2025-01") String period,

            @Schema(
                    description = "Tonnes of standard coal of all energy carriers, to 6 decimals; null with reasons",
                    nullable = true,
                    examples = "1181.903491")
            @Nullable
            BigDecimal tce,

            boolean illustrative,

            @Schema(description = "What is missing, carrier by carrier")
            List<MissingCoalView> reasons) {}

    /** A carrier that makes a total null or incomplete. */
    public record MissingCoalView(Carrier carrier, CoalReason reason) {}
}
