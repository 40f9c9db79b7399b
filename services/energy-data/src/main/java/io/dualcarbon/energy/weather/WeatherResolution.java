package io.dualcarbon.energy.weather;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Lengths of time over which degree days are summed: P1D days, P1M months, P1Y years")
public enum WeatherResolution {
    P1D,
    P1M,
    P1Y;

    LocalDate floor(LocalDate day) {
        return switch (this) {
            case P1D -> day;
            case P1M -> day.withDayOfMonth(1);
            case P1Y -> day.withDayOfYear(1);
        };
    }

    LocalDate next(LocalDate first) {
        return switch (this) {
            case P1D -> first.plusDays(1);
            case P1M -> first.plusMonths(1);
            case P1Y -> first.plusYears(1);
        };
    }

    String name(LocalDate first) {
        return switch (this) {
            case P1D -> first.toString();
            case P1M -> YearMonth.from(first).toString();
            case P1Y -> Year.from(first).toString();
        };
    }
}
