package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A station's temperatures over a stretch of time, hour by hour. */
public final class Temperatures {
    /** Of fewer hours no day has a mean: the missing ones are mostly those of one time of the day. */
    public static final int LEAST_HOURS = 20;

    private static final int HOUR_SECONDS = 3600;

    private final long start;
    private final double[] values;
    private final @Nullable Temperatures neighbour;

    /** @param neighbour the temperatures of the station that stands in for days with too few hours */
    Temperatures(long start, long end, @Nullable Temperatures neighbour) {
        this.start = start;
        this.neighbour = neighbour;
        values = new double[(int) ((end - start) / HOUR_SECONDS)];
        Arrays.fill(values, Double.NaN);
    }

    void put(long hourStart, double temperatureC) {
        values[(int) ((hourStart - start) / HOUR_SECONDS)] = temperatureC;
    }

    /** In degrees Celsius; NaN if it was not observed here. */
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

    /** A day is never put together of two stations: these, or the neighbour's if only it has enough of the day. */
    public Temperatures on(Span day) {
        return neighbour == null || hours(day) >= LEAST_HOURS || neighbour.hours(day) < LEAST_HOURS ? this : neighbour;
    }

    /** True if the neighbour stands in. */
    public boolean isSubstituted(Span day) {
        return on(day) != this;
    }

    /** Mean of the day's hours, of the neighbour if it stands in; NaN if too few are known. */
    public double mean(Span day) {
        return on(day).ownMean(day);
    }

    private double ownMean(Span day) {
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
