package io.dualcarbon.finance.impact;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "How uncertain a saving is, as energy-data computes it (fractional savings uncertainty)")
public record SavingUncertaintyView(
        @Schema(description = "Two-sided confidence, a share", examples = "0.68")
        BigDecimal confidence,

        @Schema(
                description =
                        "The saving is uncertain by so many kWh on either side; of more than three years the sum of"
                                + " those of each three",
                examples = "9896.4")
        BigDecimal halfWidthKwh,

        @Schema(
                description = "The saving in kWh to which it belongs: that of all known days of the period, those of"
                        + " months that are left out included",
                examples = "41235.05")
        BigDecimal ofKwh,

        @Schema(
                description = "How it is computed; F is the saved share",
                examples = "dF/F = t * 1.26 * CV(RMSE) * sqrt((n/n') * (1 + 2/n') / m) / F")
        String formula) {}
