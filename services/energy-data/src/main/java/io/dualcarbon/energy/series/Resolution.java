package io.dualcarbon.energy.series;

import io.dualcarbon.energy.registry.Meter;
import java.time.LocalDate;
import java.time.Period;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Lengths of time over which a series is summed; days and longer are local to the tenant")
public enum Resolution {
    @Schema(description = "The meter's own interval; the day for one whose quantities are spread over days")
    RAW(0, 366),
    @Schema(description = "Quarters of an hour")
    PT15M(15, 366),
    @Schema(description = "Half hours")
    PT30M(30, 366),
    @Schema(description = "Hours")
    PT1H(60, 366),
    @Schema(description = "Days")
    P1D(0, 3660),
    @Schema(description = "Months")
    P1M(0, 3660),
    @Schema(description = "Years")
    P1Y(0, 9500);

    private final int minutes;
    private final int mostDays;

    Resolution(int minutes, int mostDays) {
        this.minutes = minutes;
        this.mostDays = mostDays;
    }

    /** 0 for a day or more, which have no fixed length. */
    int minutes(Meter meter) {
        return this == RAW ? meter.intervalMinutes() : minutes;
    }

    public int mostDays() {
        return mostDays;
    }

    /** The first day of the bucket in which the day lies. */
    public LocalDate first(LocalDate day) {
        return switch (this) {
            case RAW, PT15M, PT30M, PT1H, P1D -> day;
            case P1M -> day.withDayOfMonth(1);
            case P1Y -> day.withDayOfYear(1);
        };
    }

    /** Of a bucket, or the day for one within days. */
    public Period length() {
        return switch (this) {
            case RAW, PT15M, PT30M, PT1H, P1D -> Period.ofDays(1);
            case P1M -> Period.ofMonths(1);
            case P1Y -> Period.ofYears(1);
        };
    }
}
