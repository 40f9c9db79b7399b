package io.dualcarbon.energy.charging;

import io.dualcarbon.energy.calendar.LocalDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was charged at a station in one go. Times in seconds since 1970. */
record ChargingSession(@Nullable String connector, long start, long end, BigDecimal energyKwh) {
    LocalDate firstDay(LocalDays days) {
        return days.containing(start).day();
    }

    LocalDate lastDay(LocalDays days) {
        return days.containing(end - 1).day();
    }

    /** Its energy, spread evenly over its time, by the local days that it touches. */
    Map<LocalDate, Double> energyByDay(LocalDays days) {
        var energy = new TreeMap<LocalDate, Double>();
        for (var day = days.containing(start); day.start() < end; day = days.of(day.epochDay() + 1)) {
            var seconds = Math.min(day.end(), end) - Math.max(day.start(), start);
            energy.put(day.day(), energyKwh.doubleValue() * seconds / (end - start));
        }
        return energy;
    }
}
