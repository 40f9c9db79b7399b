package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The years of a station that stand for a typical one. */
@ApplicationScoped
public class TypicalWeather {
    private static final int MOST_YEARS = 10;

    private final WeatherReader reader;
    private final WeatherStore weather;

    TypicalWeather(WeatherReader reader, WeatherStore weather) {
        this.reader = reader;
        this.weather = weather;
    }

    /** The latest ten calendar years, or fewer, of which every day has a mean; from the first to the last. */
    public List<WholeYear> wholeYears(UUID stationId, LocalDays days) {
        var found = new ArrayList<WholeYear>();
        var observed = weather.observed(stationId);
        if (observed.isPresent()) {
            var first = year(observed.get().first(), days);
            for (var year = year(observed.get().last(), days); year >= first && found.size() < MOST_YEARS; year--) {
                var whole = wholeYear(stationId, year, days);
                if (whole != null) {
                    found.add(0, whole);
                }
            }
        }
        return found;
    }

    private static int year(long epochSecond, LocalDays days) {
        return Instant.ofEpochSecond(epochSecond).atZone(days.zone()).getYear();
    }

    private @Nullable WholeYear wholeYear(UUID stationId, int year, LocalDays days) {
        var first = LocalDate.of(year, 1, 1);
        var end = first.plusYears(1);
        var temperatures = reader.temperatures(stationId, first, end, days);
        var substituted = 0;
        for (var day = first; day.isBefore(end); day = day.plusDays(1)) {
            var span = days.of((int) day.toEpochDay());
            if (Double.isNaN(temperatures.mean(span))) {
                return null;
            }
            substituted += temperatures.isSubstituted(span) ? 1 : 0;
        }
        return new WholeYear(year, temperatures, substituted);
    }

    /** A calendar year of which every day has a mean. */
    public record WholeYear(int year, Temperatures temperatures, int substitutedDays) {
        public LocalDate firstDay() {
            return LocalDate.of(year, 1, 1);
        }

        /** The day after the last. */
        public LocalDate endDay() {
            return LocalDate.of(year + 1, 1, 1);
        }
    }
}
