package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays.Span;
import java.util.Arrays;

/** A station's temperatures over a stretch of time, hour by hour. */
public final class Temperatures {
    /** Of fewer hours no day has a mean: the missing ones are mostly those of one time of the day. */
    public static final int LEAST_HOURS = 20;

    private static final int HOUR_SECONDS = 3600;

    private final long start;
    private final double[] values;

    Temperatures(long start, long end) {
        this.start = start;
        values = new double[(int) ((end - start) / HOUR_SECONDS)];
        Arrays.fill(values, Double.NaN);
    }

    void put(long hourStart, double temperatureC) {
        values[(int) ((hourStart - start) / HOUR_SECONDS)] = temperatureC;
    }

    /** In degrees Celsius; NaN if it was not observed. */
    public double at(long hourStart) {
        var index = Math.floorDiv(hourStart - start, HOUR_SECONDS);
        return index < 0 || index >= values.length ? Double.NaN : values[(int) index];
    }

    /** Of how many hours of the day it is known. */
    public int hours(Span day) {
        var count = 0;
        for (var hour = day.start(); hour < day.end(); hour += HOUR_SECONDS) {
            count += Double.isNaN(at(hour)) ? 0 : 1;
        }
        return count;
    }

    /** Mean of the day's hours; NaN if too few are known. */
    public double mean(Span day) {
        var count = hours(day);
        if (count < LEAST_HOURS) {
            return Double.NaN;
        }
        var sum = 0.0;
        for (var hour = day.start(); hour < day.end(); hour += HOUR_SECONDS) {
            var value = at(hour);
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum / count;
    }
}
