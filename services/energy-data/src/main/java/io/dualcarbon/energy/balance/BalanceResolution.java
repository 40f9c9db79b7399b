package io.dualcarbon.energy.balance;

import java.time.LocalDate;
import java.time.YearMonth;

/** Over what a balance is drawn up. */
public enum BalanceResolution {
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

    int mostDays() {
        return this == P1D ? 62 : 1098;
    }
}
