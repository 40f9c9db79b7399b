package io.dualcarbon.energy.daily;

import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Length of the periods, each of whole local days: P1D days, P1M months, P1Y years")
public enum PeriodResolution {
    P1D(366),
    P1M(3660),
    P1Y(9500);

    private final int mostDays;

    PeriodResolution(int mostDays) {
        this.mostDays = mostDays;
    }

    public int mostDays() {
        return mostDays;
    }

    /** The first day of the period in which the day lies. */
    public LocalDate first(LocalDate day) {
        return switch (this) {
            case P1D -> day;
            case P1M -> day.withDayOfMonth(1);
            case P1Y -> day.withDayOfYear(1);
        };
    }

    /** The first day of the next period. */
    public LocalDate next(LocalDate first) {
        return switch (this) {
            case P1D -> first.plusDays(1);
            case P1M -> first.plusMonths(1);
            case P1Y -> first.plusYears(1);
        };
    }

    public String name(LocalDate first) {
        return switch (this) {
            case P1D -> first.toString();
            case P1M -> YearMonth.from(first).toString();
            case P1Y -> Integer.toString(first.getYear());
        };
    }
}
