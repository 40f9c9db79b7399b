package io.dualcarbon.carbon.emission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What was used")
public record ActivityView(
        @Schema(
                description =
                        "Sum of what is known, in the unit beside it, summed first and then rounded to 6 decimals:"
                                + " months need not sum to their year in the last digit; absent if nothing is known. Gas as it is"
                                + " metered, each meter in its own condition",
                examples = "10583.353000")
        Optional<BigDecimal> quantity,

        @Schema(
                description = "Of an organization: what its meters took in and meters of others behind them counted, as"
                        + " `quantity` of those others and not of this one, in the unit beside it; absent otherwise",
                examples = "14880.000000")
        Optional<BigDecimal> boughtForOthers,

        @Schema(description = "kWh, m3, GJ or t", examples = "kWh")
        String unit,

        @Schema(description = "Share of the period for which there are values, 0 to 1", examples = "1.0000")
        BigDecimal coverage,

        @Schema(
                description = "Share of the quantity that was measured rather than estimated, 0 to 1",
                examples = "0.9800")
        Optional<BigDecimal> measuredShare,

        @Schema(description = "What energy-data says of the quantities, such as NO_DATA or MONTH_OPEN")
        List<String> reasons) {}
