package io.dualcarbon.energy.baseline.engine;

/**
 * How uncertain the savings of a reporting period are: {@code dF/F = t * 1.26 * CV * sqrt((n/n') * (1 + 2/n') / m) / F},
 * where {@code n' = n * (1 - rho) / (1 + rho)}.
 *
 * @param t of Student's distribution, two-sided at 68 %, with n - p degrees of freedom
 * @param effectiveN n': as many independent intervals tell as much
 * @param ofPredicted the half width of the confidence interval as a share of what the model predicts: dF
 */
public record Uncertainty(double t, double effectiveN, double ofPredicted) {
    public static final double CONFIDENCE = 0.68;
    public static final double FACTOR = 1.26;

    /** Of {@code m} intervals of the length of the baseline's. */
    public static Uncertainty of(Quality quality, int m) {
        // Residuals that alternate would make n' larger than n: they are taken as independent.
        var rho = Math.max(0, quality.autocorrelation());
        var effective = quality.n() * (1 - rho) / (1 + rho);
        var t = LeastSquares.student(CONFIDENCE, quality.n() - quality.p());
        return new Uncertainty(
                t,
                effective,
                t * FACTOR * quality.cvRmse() * Math.sqrt(quality.n() / effective * (1 + 2 / effective) / m));
    }
}
