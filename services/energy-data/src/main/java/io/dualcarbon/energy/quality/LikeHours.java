package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.DaysOff;
import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.weather.Temperatures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an hour is held against: the same hour of days of its kind, working days or days off, in the four weeks before; of
 * these the half of which the temperature is nearest, where it is known.
 */
final class LikeHours {
    private final LocalDays days;
    private final DaysOff daysOff;
    private final @Nullable Temperatures temperatures;
    private final NavigableMap<LocalDate, List<Hour>> hours = new TreeMap<>();

    /** @param temperatures of the place; null if nothing is known of its weather */
    LikeHours(LocalDays days, @Nullable Temperatures temperatures) {
        this.days = days;
        this.daysOff = DaysOff.in(days.zone());
        this.temperatures = temperatures;
    }

    /** Only the hours of which every value is there. */
    void add(LocalDate day, StoredDay block) {
        var each = 60 / block.intervalMinutes();
        var span = days.of((int) day.toEpochDay());
        var outside = temperatures == null ? null : temperatures.on(span);
        var ofDay = new ArrayList<Hour>();
        for (var first = 0; first + each <= block.values().length; first += each) {
            Double sum = 0.0;
            for (var slot = first; sum != null && slot < first + each; slot++) {
                var value = block.values()[slot];
                sum = value == null ? null : Double.valueOf(sum + value);
            }
            if (sum != null) {
                var start = span.start() + 60L * first * block.intervalMinutes();
                ofDay.add(new Hour(
                        Instant.ofEpochSecond(start).atZone(days.zone()).getHour(),
                        sum,
                        outside == null ? Double.NaN : outside.at(start)));
            }
        }
        hours.put(day, ofDay);
    }

    /** How far each hour of the day is above those like it, in robust standard deviations. */
    List<Double> deviations(LocalDate day) {
        var before = before(day);
        var largest = before.values().stream()
                .mapToDouble(
                        like -> median(like.stream().mapToDouble(Hour::value).toArray()))
                .max()
                .orElse(0);
        return hours.getOrDefault(day, List.of()).stream()
                .map(hour -> deviation(hour, before.getOrDefault(hour.onTheClock, List.of()), largest))
                .toList();
    }

    /** By the hour on the clock. */
    private Map<Integer, List<Hour>> before(LocalDate day) {
        var found = new HashMap<Integer, List<Hour>>();
        hours.subMap(day.minusDays(Rule.CONTEXT_DAYS), true, day, false).forEach((other, itsHours) -> {
            if (daysOff.contains(other) == daysOff.contains(day)) {
                itsHours.forEach(hour -> found.computeIfAbsent(hour.onTheClock, none -> new ArrayList<>())
                        .add(hour));
            }
        });
        return found;
    }

    private static double deviation(Hour hour, List<Hour> like, double largest) {
        // A dawn that comes earlier every day multiplies next to nothing.
        var leastSpread = Rule.SPIKE_LEAST_SPREAD_OF_LARGEST * largest;
        var known = like.stream().filter(Hour::hasTemperature).toList();
        if (!hour.hasTemperature() || known.size() < Rule.SPIKE_LEAST_REFERENCE) {
            return robustZ(hour.value, like.stream().mapToDouble(Hour::value).toArray(), leastSpread);
        }
        var near = known.stream()
                .sorted(Comparator.comparingDouble(other -> Math.abs(other.temperatureC - hour.temperatureC)))
                .limit(Math.max(Rule.SPIKE_LEAST_REFERENCE, known.size() / 2))
                .toList();
        var harsher = Math.max(
                0,
                hour.harshnessK()
                        - median(near.stream().mapToDouble(Hour::harshnessK).toArray()));
        var more = 1 + Rule.SPIKE_SHARE_PER_KELVIN * harsher;
        return robustZ(
                hour.value,
                near.stream().mapToDouble(other -> more * other.value).toArray(),
                leastSpread);
    }

    /** How far above the reference, in robust standard deviations; 0 where there is nothing to compare with. */
    static double robustZ(double value, double[] reference, double leastSpread) {
        if (reference.length < Rule.SPIKE_LEAST_REFERENCE) {
            return 0;
        }
        var median = median(reference);
        var away = Arrays.stream(reference).map(each -> Math.abs(each - median)).toArray();
        var spread = Math.max(median(away), Rule.SPIKE_LEAST_SPREAD * Math.abs(median));
        return spread == 0 ? 0 : 0.6745 * (value - median) / Math.max(spread, leastSpread);
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * What flowed in an hour.
     *
     * @param onTheClock its number on the local clock
     * @param temperatureC outside; NaN if it is not known
     */
    private record Hour(int onTheClock, double value, double temperatureC) {
        boolean hasTemperature() {
            return !Double.isNaN(temperatureC);
        }

        /** The further from mild, the more is heated or cooled. */
        double harshnessK() {
            return Math.abs(temperatureC - Rule.SPIKE_MILD_C);
        }
    }
}
