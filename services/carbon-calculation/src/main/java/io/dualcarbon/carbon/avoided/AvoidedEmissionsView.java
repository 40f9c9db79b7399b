package io.dualcarbon.carbon.avoided;

import io.dualcarbon.carbon.engine.Carrier;
import io.dualcarbon.carbon.factor.FactorReason;
import io.dualcarbon.carbon.factor.FactorView;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What was not emitted elsewhere. Reported apart, never netted into an inventory.")
public record AvoidedEmissionsView(
        @Schema(
                description = "kg CO2, without CH4 and N2O, 3 decimals; absent if there is no factor",
                examples = "827300.000")
        Optional<BigDecimal> avoidedKgCo2,

        @Schema(description = "Energy generated, kWh", examples = "1000000")
        BigDecimal energyKwh,

        @Schema(description = "Grid area of the energy", examples = "CN-SH")
        String area,

        @Schema(description = "What was generated", examples = "ELECTRICITY")
        Carrier carrier,

        @Schema(description = "Month of generation", examples = "2023-05")
        YearMonth month,

        @Schema(description = "Absent if none applies") Optional<FactorView> factor,

        @Schema(description = "Which rung of the PCAF order the factor stands on; absent without one")
        Optional<PcafRung> rung,

        @Schema(description = "True if a later publication will replace the factor", examples = "false")
        boolean provisional,

        @Schema(description = "What holds for the choice of the factor")
        List<FactorReason> reasons,

        @Schema(
                description = "Why this factor, or why none, in the language asked for",
                examples = "Fossil mix: the library has no operating margin for this month.")
        String reason,

        @Schema(description = "Former name of avoidedKgCo2", deprecated = true)
        Optional<BigDecimal> avoidedKgCo2e) {}
