package io.dualcarbon.energy.baseline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a criterion judges")
public enum Metric {
    @Schema(description = "`sqrt(sum((measured - predicted)^2) / (n - p)) / mean(measured)`")
    CV_RMSE,
    @Schema(description = "`sum(measured - predicted) / ((n - p) * mean(measured))`")
    NMBE,
    @Schema(description = "`1 - sum((measured - predicted)^2) / sum((measured - mean(measured))^2)`")
    R2,
    @Schema(description = "Half width of the confidence interval of savings at 68 %, as a share of the savings")
    SAVINGS_UNCERTAINTY
}
