package io.dualcarbon.energy.baseline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.dualcarbon.energy.SharedFiles;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
    @Test
    void reproducesTheCertifiedValuesOfNorris() {
        SharedFiles.assumePresent();
        var inputs = SharedFiles.example("PUB-13", "inputs_json");
        var expected = SharedFiles.example("PUB-13", "expected_json");
        var y = numbers(inputs.get("y"));

        var line = line(numbers(inputs.get("x")), y);

        var tolerance = 1e-9;
        assertEquals(number(expected, "slope"), line.coefficients()[1], tolerance);
        assertEquals(number(expected, "intercept"), line.coefficients()[0], tolerance);
        assertEquals(number(expected, "se_slope"), line.standardErrors()[1], tolerance);
        assertEquals(number(expected, "se_intercept"), line.standardErrors()[0], tolerance);
        assertEquals(number(expected, "mse"), line.residualSum() / line.degreesOfFreedom(), tolerance);
        var mean = Arrays.stream(y).average().orElseThrow();
        var spread = Arrays.stream(y).map(each -> (each - mean) * (each - mean)).sum();
        assertEquals(number(expected, "r2"), 1 - line.residualSum() / spread, tolerance);
    }

    @Test
    void reproducesTheGasUseOfAHouseholdByDegreeDays() {
        SharedFiles.assumePresent();
        var inputs = SharedFiles.example("PUB-14", "inputs_json");
        var expected = SharedFiles.example("PUB-14", "expected_json");

        var line = line(numbers(inputs.get("degree_days_per_day")), numbers(inputs.get("gas_100cf_per_day")));

        assertNear(number(expected, "slope"), line.coefficients()[1]);
        assertNear(number(expected, "intercept"), line.coefficients()[0]);
        assertNear(number(expected, "se_slope"), line.standardErrors()[1]);
        assertNear(number(expected, "se_intercept"), line.standardErrors()[0]);
        assertNear(
                number(expected, "slope_ci95_halfwidth"),
                line.standardErrors()[1] * LeastSquares.student(0.95, line.degreesOfFreedom()));
        assertNear(number(expected, "p_value"), line.significance(1));
    }

    @Test
    void aWeightOfTwoIsASecondOfTheSame() {
        var twice = LeastSquares.solve(
                new double[][] {{1, 1}, {1, 2}, {1, 3}, {1, 3}}, new double[] {1, 3, 4, 4}, new double[] {1, 1, 1, 1});

        var weighted = LeastSquares.solve(
                new double[][] {{1, 1}, {1, 2}, {1, 3}}, new double[] {1, 3, 4}, new double[] {1, 1, 2});

        assertEquals(
                Objects.requireNonNull(twice).coefficients()[1],
                Objects.requireNonNull(weighted).coefficients()[1],
                1e-12);
        assertEquals(twice.residualSum(), weighted.residualSum(), 1e-12);
    }

    @Test
    void columnsThatSayTheSameHaveNoSolution() {
        assertNull(LeastSquares.solve(
                new double[][] {{1, 0}, {1, 0}, {1, 0}}, new double[] {1, 2, 3}, new double[] {1, 1, 1}));
    }

    private static LeastSquares line(double[] x, double[] y) {
        var ones = new double[y.length];
        Arrays.fill(ones, 1);
        return Objects.requireNonNull(LeastSquares.solve(
                Arrays.stream(x).mapToObj(each -> new double[] {1, each}).toArray(double[][]::new), y, ones));
    }

    private static void assertNear(double expected, double actual) {
        assertEquals(expected, actual, 1e-4 * Math.abs(expected));
    }

    private static double number(JsonNode node, String name) {
        return node.get(name).asDouble();
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
