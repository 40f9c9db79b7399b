package io.dualcarbon.energy.baseline;

/** What is judged by a criterion. */
public enum Metric {
    /** {@code sqrt(sum((measured - predicted)^2) / (n - p)) / mean(measured)}. */
    CV_RMSE,
    /** {@code sum(measured - predicted) / ((n - p) * mean(measured))}. */
    NMBE,
    /** {@code 1 - sum((measured - predicted)^2) / sum((measured - mean(measured))^2)}. */
    R2,
    /** Half width of the confidence interval of savings at 68 %, as a share of the savings. */
    SAVINGS_UNCERTAINTY
}
