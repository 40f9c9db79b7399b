package io.dualcarbon.energy.consumption;

import java.time.LocalDate;
import java.time.YearMonth;

/** Over what consumption is summed. */
public enum PeriodLength {
    P1D,
    P1M;

    LocalDate beginning(LocalDate day) {
        return this == P1D ? day : day.withDayOfMonth(1);
    }

    LocalDate next(LocalDate beginning) {
        return this == P1D ? beginning.plusDays(1) : beginning.plusMonths(1);
    }

    String name(LocalDate beginning) {
        return this == P1D ? beginning.toString() : YearMonth.from(beginning).toString();
    }

    /** How long a range may be, so that an answer stays within bounds. */
    int mostDays(GroupBy groupBy) {
        return switch (this) {
            case P1D -> groupBy.isSmall() ? 366 : 62;
            case P1M -> groupBy.isSmall() ? 9150 : 1098;
        };
    }
}
