package io.dualcarbon.energy.consumption;

import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Length of the periods over which consumption is summed")
public enum PeriodLength {
    @Schema(description = "Days")
    P1D,
    @Schema(description = "Months")
    P1M,
    @Schema(description = "Years")
    P1Y,
    @Schema(description = "The whole range at once")
    TOTAL;

    /** How long a range may be, so that an answer stays within bounds. */
    public int mostDays(Grouping grouping) {
        return this == P1D ? (grouping.isCoarse() ? 366 : 62) : (grouping.isCoarse() ? 9150 : 1098);
    }

    boolean isBoundary(LocalDate day) {
        return switch (this) {
            case P1D, TOTAL -> true;
            case P1M -> day.getDayOfMonth() == 1;
            case P1Y -> day.getDayOfYear() == 1;
        };
    }

    /** How a boundary of a range is written. */
    public String name(LocalDate day) {
        return switch (this) {
            case P1D, TOTAL -> day.toString();
            case P1M -> YearMonth.from(day).toString();
            case P1Y -> Integer.toString(day.getYear());
        };
    }
}
