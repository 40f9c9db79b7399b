package io.dualcarbon.energy.calendar;

import io.dualcarbon.platform.http.TimeRule;
import io.dualcarbon.platform.problem.CommonProblem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;

/** A half-open span of time {@code [from, to)}, as asked for by years, months, days or timestamps. */
public record TimeRange(Instant from, Instant to) {
    public static TimeRange of(String from, String to, ZoneId zone) {
        var range = new TimeRange(read(from, zone, "from"), read(to, zone, "to"));
        if (!range.from.isBefore(range.to)) {
            throw CalendarProblem.RANGE_INVALID.because(from, to).at("to");
        }
        return range;
    }

    public TimeRange atMost(int days) {
        // An hour more: local days may have 25.
        if (Duration.between(from, to).compareTo(Duration.ofDays(days).plusHours(1)) > 0) {
            throw CalendarProblem.RANGE_TOO_LONG.because(days).at("to");
        }
        return this;
    }

    public LocalDate firstDay(ZoneId zone) {
        return from.atZone(zone).toLocalDate();
    }

    /** The day after the last one that the range touches. */
    public LocalDate endDay(ZoneId zone) {
        return to.minusNanos(1).atZone(zone).toLocalDate().plusDays(1);
    }

    /** One day, or the first of a month or year. */
    public static LocalDate day(String text, ZoneId zone, String parameter) {
        return read(text, zone, parameter).atZone(zone).toLocalDate();
    }

    private static Instant read(String text, ZoneId zone, String parameter) {
        try {
            var instant = switch (text.length()) {
                case 4 -> Year.parse(text).atDay(1).atStartOfDay(zone).toInstant();
                case 7 -> YearMonth.parse(text).atDay(1).atStartOfDay(zone).toInstant();
                case 10 -> LocalDate.parse(text).atStartOfDay(zone).toInstant();
                default -> OffsetDateTime.parse(text).toInstant();
            };
            if (!TimeRule.covers(instant)) {
                throw CommonProblem.TIME_OUT_OF_RANGE.because(text).at(parameter);
            }
            return instant;
        } catch (DateTimeException e) {
            throw CalendarProblem.TIME_INVALID.because(text).at(parameter);
        }
    }
}
