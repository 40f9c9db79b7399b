package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.engine.Interval;
import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.weather.TypicalWeather.WholeYear;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** A whole year's weather in intervals of a model's length. */
final class TypicalIntervals {
    private static final int HOUR_SECONDS = 3600;

    private TypicalIntervals() {}

    /** Hours, days or calendar months in order; nothing was measured in them. */
    static List<Interval> of(WholeYear year, BaselineResolution resolution, LocalDays days) {
        var intervals = new ArrayList<Interval>();
        for (var first = year.firstDay(); first.isBefore(year.endDay()); ) {
            var next = resolution == BaselineResolution.P1M ? first.plusMonths(1) : first.plusDays(1);
            if (resolution == BaselineResolution.PT1H) {
                addHours(year, span(first, days), days, intervals);
            } else {
                var means = first.datesUntil(next)
                        .mapToDouble(day -> year.temperatures().mean(span(day, days)))
                        .toArray();
                intervals.add(new Interval(
                        time(span(first, days).start(), days),
                        time(span(next, days).start(), days),
                        Double.NaN,
                        means));
            }
            first = next;
        }
        return intervals;
    }

    private static void addHours(WholeYear year, Span day, LocalDays days, List<Interval> intervals) {
        var here = year.temperatures().on(day);
        var mean = here.mean(day);
        for (var start = day.start(); start < day.end(); start += HOUR_SECONDS) {
            var observed = here.at(start);
            intervals.add(new Interval(time(start, days), time(start + HOUR_SECONDS, days), Double.NaN, new double[] {
                Double.isNaN(observed) ? mean : observed
            }));
        }
    }

    private static Span span(LocalDate day, LocalDays days) {
        return days.of((int) day.toEpochDay());
    }

    private static OffsetDateTime time(long epochSecond, LocalDays days) {
        return Instant.ofEpochSecond(epochSecond).atZone(days.zone()).toOffsetDateTime();
    }
}
