package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.BaselineStore.Criterion;
import java.math.BigDecimal;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A published criterion, and whether it is met; it is told, never enforced")
public record CriterionView(
        @Schema(examples = "CV_RMSE") Metric metric,

        @Schema(
                description = "The metric here, a share; null with the reasons told beside",
                nullable = true,
                examples = "0.083")
        @Nullable
        Double value,

        @Schema(description = "AT_MOST or AT_LEAST", examples = "AT_MOST")
        String comparison,

        @Schema(description = "The value that must not be exceeded or fallen short of, a share", examples = "0.15")
        BigDecimal threshold,

        @Schema(description = "Whether the value meets it; null with the reasons told beside", nullable = true)
        @Nullable
        Boolean met,

        @Schema(description = "What the criterion is for", examples = "for calibrated simulation")
        String note,

        @Schema(description = "Who publishes it", examples = "ASHRAE Guideline 14-2014 as quoted at mepvault.com")
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
