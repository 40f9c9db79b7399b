package io.dualcarbon.energy.baseline.engine;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the degree-day model of daily, monthly or billed consumption: least squares weighted by days at every balance
 * point of a grid, or at those that are given, and of all that the one with the lowest Bayesian information criterion.
 */
public final class DegreeDayFitter {
    static final double LOWEST_BALANCE_C = 8;
    static final double HIGHEST_BALANCE_C = 22;
    static final double STEP_C = 0.5;
    private static final double[] GRID = IntStream.rangeClosed(
                    0, (int) ((HIGHEST_BALANCE_C - LOWEST_BALANCE_C) / STEP_C))
            .mapToDouble(step -> LOWEST_BALANCE_C + step * STEP_C)
            .toArray();

    /** Residuals below that share of what was measured are noise of the arithmetic. */
    private static final double EXACT = 1e-12;

    private final int n;
    private final double[] perDay;
    private final double[] days;
    private final @Nullable BalancePoints assumed;
    private final double[] balances;
    private final double[][] heatingDegrees;
    private final double[][] coolingDegrees;
    private final double exact;
    private @Nullable Candidate best;

    private DegreeDayFitter(List<Interval> intervals, @Nullable BalancePoints assumed) {
        n = intervals.size();
        this.assumed = assumed;
        balances = assumed == null
                ? GRID
                : Stream.of(assumed.heatingC(), assumed.coolingC())
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        heatingDegrees = new double[balances.length][n];
        coolingDegrees = new double[balances.length][n];
        perDay = new double[n];
        days = new double[n];
        var squares = 0.0;
        for (var i = 0; i < n; i++) {
            days[i] = intervals.get(i).units();
            perDay[i] = intervals.get(i).quantity() / days[i];
            squares += days[i] * perDay[i] * perDay[i];
        }
        exact = EXACT * squares;
        for (var step = 0; step < balances.length; step++) {
            for (var i = 0; i < n; i++) {
                for (var temperature : intervals.get(i).temperaturesC()) {
                    heatingDegrees[step][i] += Math.max(0, balances[step] - temperature) / days[i];
                    coolingDegrees[step][i] += Math.max(0, temperature - balances[step]) / days[i];
                }
            }
        }
    }

    /**
     * The intervals have to be complete, and more than two.
     *
     * @param assumed the balance points, one at least; null to search for them
     */
    public static DegreeDayModel fit(List<Interval> intervals, @Nullable BalancePoints assumed) {
        return new DegreeDayFitter(intervals, assumed).search().model(assumed);
    }

    private Candidate search() {
        consider(Shape.CONSTANT, 0, 0);
        if (assumed == null) {
            searchGrid();
        } else {
            var last = balances.length - 1;
            if (assumed.heatingC() != null) {
                consider(Shape.HEATING, 0, last);
            }
            if (assumed.coolingC() != null) {
                consider(Shape.COOLING, 0, last);
            }
            if (last > 0) {
                consider(Shape.HEATING_AND_COOLING, 0, last);
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("Too few intervals");
        }
        return best;
    }

    private void searchGrid() {
        for (var step = 0; step < balances.length; step++) {
            consider(Shape.HEATING, step, step);
            consider(Shape.COOLING, step, step);
            for (var cooling = step; cooling < balances.length; cooling++) {
                consider(Shape.HEATING_AND_COOLING, step, cooling);
            }
        }
    }

    private void consider(Shape shape, int heating, int cooling) {
        // Of few intervals a large model would learn the noise, the more so if balance points are searched for.
        var parameters = shape.parameterCount(assumed != null);
        if (shape != Shape.CONSTANT && n < 2 * parameters + (assumed == null ? 1 : 0)) {
            return;
        }
        var rows = new double[n][];
        for (var i = 0; i < n; i++) {
            rows[i] = switch (shape) {
                case CONSTANT -> new double[] {1};
                case HEATING -> new double[] {1, heatingDegrees[heating][i]};
                case COOLING -> new double[] {1, coolingDegrees[cooling][i]};
                case HEATING_AND_COOLING -> new double[] {1, heatingDegrees[heating][i], coolingDegrees[cooling][i]};
            };
        }
        var solution = LeastSquares.solve(rows, perDay, days);
        if (solution == null || fallsWithWeather(solution.coefficients())) {
            return;
        }
        var bic = n * Math.log(Math.max(solution.residualSum(), exact) / n) + parameters * Math.log(n);
        if (best == null || bic < best.bic()) {
            best = new Candidate(shape, solution, balances[heating], balances[cooling], bic);
        }
    }

    private static boolean fallsWithWeather(double[] coefficients) {
        for (var i = 1; i < coefficients.length; i++) {
            if (!(coefficients[i] >= 0)) {
                return true;
            }
        }
        return false;
    }

    private record Candidate(
            Shape shape, LeastSquares solution, double heatingBalanceC, double coolingBalanceC, double bic) {
        DegreeDayModel model(@Nullable BalancePoints assumed) {
            var last = solution.coefficients().length - 1;
            return new DegreeDayModel(
                    shape,
                    coefficient(0),
                    shape.heats() ? coefficient(1) : null,
                    shape.cools() ? coefficient(last) : null,
                    heatingBalanceC,
                    coolingBalanceC,
                    assumed);
        }

        private Coefficient coefficient(int i) {
            return new Coefficient(solution.coefficients()[i], solution.standardErrors()[i], solution.significance(i));
        }
    }
}
