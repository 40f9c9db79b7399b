package io.dualcarbon.energy.standardcoal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.consumption.ConsumptionView.NodeView;
import io.dualcarbon.energy.consumption.PeriodLength;
import io.dualcarbon.energy.registry.Carrier;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a node consumed, in tonnes of standard coal")
public record StandardCoalView(
        NodeView node,

        @Schema(description = "Beginning: a month, a day or a year, as the resolution has it", examples = "2025-01")
        String from,

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

    @Schema(description = "One carrier in one period, in tonnes of standard coal")
    public record CarrierCoalView(
            @Schema(
                    description = "Month, day or year, local to the tenant; the whole range as from/to",
                    examples = "2025-01")
            String period,

            Carrier carrier,

            @Schema(description = "In `unit`; null with reasons", nullable = true, examples = "9616790") @Nullable
            BigDecimal quantity,

            @Schema(description = "Base unit of the carrier", examples = "kWh")
            String unit,

            @Schema(
                    description = "Standard coal of one base unit of the carrier, in"
                            + " `coefficientUnit`; left out if the set has none",
                    examples = "0.1229")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            BigDecimal coefficient,

            @Schema(description = "Unit of the coefficient; left out without one", examples = "kgce/kWh")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
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

    @Schema(description = "All energy carriers of one period, in tonnes of standard coal")
    public record TotalCoalView(
            @Schema(
                    description = "Month, day or year, local to the tenant; the whole range as from/to",
                    examples = "2025-01")
            String period,

            @Schema(
                    description = "Tonnes of standard coal of all energy carriers, to 6 decimals; null with reasons",
                    nullable = true,
                    examples = "1181.903491")
            @Nullable
            BigDecimal tce,

            @Schema(description = "True if a meter in it is only an illustration")
            boolean illustrative,

            @Schema(description = "What is missing, carrier by carrier")
            List<MissingCoalView> reasons) {}

    @Schema(description = "A carrier that makes a total null or incomplete, and why")
    public record MissingCoalView(Carrier carrier, CoalReason reason) {}
}
