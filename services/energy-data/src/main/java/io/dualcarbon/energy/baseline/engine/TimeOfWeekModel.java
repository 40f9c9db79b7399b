package io.dualcarbon.energy.baseline.engine;

/**
 * Consumption of an hour: a level for each of the 168 hours of the week, and a temperature curve of straight pieces.
 *
 * @param levels what each hour of the week consumes where the curve is zero
 * @param knotsC where the pieces of the curve meet
 * @param slopes of the pieces, per kelvin, from cold to warm
 * @param neutralC the temperature at which the curve is lowest: what is above that is heating when it is colder, cooling
 *     when it is warmer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TimeOfWeekModel(double[] levels, double[] knotsC, double[] slopes, double neutralC) implements Model {
    public static final int HOURS_OF_A_WEEK = 168;

    @Override
    public int parameterCount() {
        return levels.length + slopes.length;
    }

    @Override
    public double at(int hourOfWeek, double temperatureC) {
        return levels[hourOfWeek] + curve(temperatureC);
    }

    @Override
    public double heating(double temperatureC) {
        return temperatureC < neutralC ? curve(temperatureC) - curve(neutralC) : 0;
    }

    @Override
    public double cooling(double temperatureC) {
        return temperatureC > neutralC ? curve(temperatureC) - curve(neutralC) : 0;
    }

    @Override
    public boolean canBeSplit() {
        return true;
    }

    private double curve(double temperatureC) {
        var sum = 0.0;
        var pieces = pieces(temperatureC, knotsC);
        for (var i = 0; i < pieces.length; i++) {
            sum += slopes[i] * pieces[i];
        }
        return sum;
    }

    /** How far the temperature reaches into each piece of the curve. */
    static double[] pieces(double temperatureC, double[] knotsC) {
        var pieces = new double[knotsC.length + 1];
        pieces[0] = knotsC.length == 0 ? temperatureC : Math.min(temperatureC, knotsC[0]);
        for (var i = 0; i < knotsC.length; i++) {
            var end = i + 1 < knotsC.length ? knotsC[i + 1] : Double.POSITIVE_INFINITY;
            pieces[i + 1] = Math.max(0, Math.min(temperatureC, end) - knotsC[i]);
        }
        return pieces;
    }
}
