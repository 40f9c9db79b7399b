package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.calendar.TimeRange;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How far back the days lie that others are compared with. */
record Shift(int months, int days) {
    /** A word, or the first day of the reference. */
    static Shift to(String against, LocalDate from, ZoneId zone) {
        return switch (against) {
            case "previousMonth" -> new Shift(1, 0);
            case "samePeriodLastYear" -> new Shift(12, 0);
            default -> between(TimeRange.day(against, zone, "against"), from);
        };
    }

    private static Shift between(LocalDate reference, LocalDate from) {
        return reference.getDayOfMonth() == from.getDayOfMonth()
                ? new Shift((int) ChronoUnit.MONTHS.between(reference, from), 0)
                : new Shift(0, (int) ChronoUnit.DAYS.between(reference, from));
    }

    LocalDate apply(LocalDate day) {
        return day.minusMonths(months).minusDays(days);
    }

    /** The span that lies back so far. */
    Span apply(Span span) {
        var length = span.length();
        var to = length == PeriodLength.P1D ? apply(span.to().minusDays(1)).plusDays(1) : apply(span.to());
        var from = apply(span.from());
        if (!from.isBefore(to) || !length.isBoundary(from) || !length.isBoundary(to)) {
            throw ConsumptionProblem.REFERENCE_NOT_LIKE_PERIOD.because().at("against");
        }
        return new Span(from, to, length, span.now(), span.zone());
    }

    /** False for the 31st of a month if the other month has none. */
    boolean keeps(LocalDate day) {
        return months == 0 || apply(day).getDayOfMonth() == day.getDayOfMonth();
    }
}
