package io.dualcarbon.energy.baseline.engine;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;
import org.jspecify.annotations.Nullable;

/** Weighted linear least squares. The first column is the caller's, so a constant has to be among them. */
final class LeastSquares {
    private final OLSMultipleLinearRegression regression;
    private final double[] coefficients;
    private final int degreesOfFreedom;

    private LeastSquares(OLSMultipleLinearRegression regression, double[] coefficients, int degreesOfFreedom) {
        this.regression = regression;
        this.coefficients = coefficients;
        this.degreesOfFreedom = degreesOfFreedom;
    }

    /** Null if the columns do not determine the coefficients. */
    static @Nullable LeastSquares solve(double[][] rows, double[] y, double[] weights) {
        var x = new double[y.length][];
        var scaled = new double[y.length];
        for (var i = 0; i < y.length; i++) {
            var root = Math.sqrt(weights[i]);
            scaled[i] = root * y[i];
            x[i] = rows[i].clone();
            for (var j = 0; j < x[i].length; j++) {
                x[i][j] *= root;
            }
        }
        var regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        try {
            regression.newSampleData(scaled, x);
            return new LeastSquares(regression, regression.estimateRegressionParameters(), y.length - rows[0].length);
        } catch (MathRuntimeException e) {
            return null;
        }
    }

    double[] coefficients() {
        return coefficients;
    }

    double[] standardErrors() {
        return regression.estimateRegressionParametersStandardErrors();
    }

    /** The weighted sum of the squares of the residuals. */
    double residualSum() {
        return regression.calculateResidualSumOfSquares();
    }

    int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** By how many standard errors the truth may be off on either side, at that confidence. */
    static double student(double confidence, int degreesOfFreedom) {
        return new TDistribution(degreesOfFreedom).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /** How likely a coefficient so far from zero would be if the true one were zero. */
    double significance(int coefficient) {
        var t = coefficients[coefficient] / standardErrors()[coefficient];
        return 2 * new TDistribution(degreesOfFreedom).cumulativeProbability(-Math.abs(t));
    }
}
