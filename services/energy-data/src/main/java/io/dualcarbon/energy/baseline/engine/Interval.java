package io.dualcarbon.energy.baseline.engine;

import java.time.OffsetDateTime;

/**
 * A stretch of time in which consumption was measured, or shall be predicted.
 *
 * @param quantity what was measured; NaN if that is not known
 * @param temperaturesC the mean of each day that the quantity covers, or of the hour if it is one; empty if not known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Interval(OffsetDateTime start, OffsetDateTime end, double quantity, double[] temperaturesC) {
    private static final int HOURS = 24;

    /** How many days or hours the quantity covers. */
    int units() {
        return temperaturesC.length;
    }

    public boolean hasWeather() {
        return temperaturesC.length > 0;
    }

    public boolean isComplete() {
        return hasWeather() && !Double.isNaN(quantity);
    }

    public double meanTemperatureC() {
        var sum = 0.0;
        for (var temperature : temperaturesC) {
            sum += temperature;
        }
        return sum / temperaturesC.length;
    }

    /** 0 is Monday from midnight, 167 Sunday from 23:00. */
    int hourOfWeek() {
        return (start.getDayOfWeek().getValue() - 1) * HOURS + start.getHour();
    }

    boolean follows(Interval before) {
        return before.end.isEqual(start);
    }
}
