package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.known.Now;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days that are asked about, in their periods.
 *
 * @param to the day after the last
 */
public record Span(LocalDate from, LocalDate to, PeriodLength length, Now now, ZoneId zone) {
    /** The days before it are over. */
    LocalDate today() {
        return now.instant().atZone(zone).toLocalDate();
    }

    List<LocalDate> beginnings() {
        return Stream.iterate(from, beginning -> beginning.isBefore(to), this::end)
                .toList();
    }

    /** The day after the last of the period that begins so. */
    LocalDate end(LocalDate beginning) {
        return switch (length) {
            case P1D -> beginning.plusDays(1);
            case P1M -> beginning.plusMonths(1);
            case P1Y -> beginning.plusYears(1);
            case TOTAL -> to;
        };
    }

    /** How a period is written. */
    public String name(LocalDate beginning) {
        return length == PeriodLength.TOTAL ? from + "/" + to : length.name(beginning);
    }

    /** The first of the whole months in the span that are over. Equal to {@link #monthsTo} if there are none. */
    LocalDate monthsFrom() {
        return length == PeriodLength.P1D || !firstMonth().isBefore(endOfMonths()) ? to : firstMonth();
    }

    LocalDate monthsTo() {
        return length == PeriodLength.P1D || !firstMonth().isBefore(endOfMonths()) ? to : endOfMonths();
    }

    private LocalDate firstMonth() {
        return from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
    }

    private LocalDate endOfMonths() {
        return (to.isBefore(today()) ? to : today()).withDayOfMonth(1);
    }
}
