package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.BaselineStore.Criterion;
import java.math.BigDecimal;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A published criterion, and whether it is met. It is told, never enforced. */
public record CriterionView(
        @Schema(examples = "CV_RMSE") Metric metric,

        @Schema(description = "What it is here; null with the reasons told beside", nullable = true, examples = "0.083")
        @Nullable
        Double value,

        @Schema(description = "AT_MOST or AT_LEAST", examples = "AT_MOST")
        String comparison,

        @Schema(description = "Share", examples = "0.15") BigDecimal threshold,
        @Schema(nullable = true) @Nullable Boolean met,
        @Schema(examples = "for calibrated simulation") String note,

        @Schema(examples = "ASHRAE Guideline 14-2014 as quoted at mepvault.com")
        String source,

        @Schema(description = "How well the source is checked: verified or secondary", examples = "verified")
        String sourceStatus) {
    static CriterionView of(Criterion criterion, @Nullable Double value, Locale locale) {
        return new CriterionView(
                criterion.metric(),
                value == null ? null : Rounded.share(value),
                criterion.comparison().name(),
                criterion.threshold().stripTrailingZeros(),
                value == null ? null : criterion.isMetBy(value),
                criterion.note().in(locale),
                criterion.source(),
                criterion.status());
    }
}
