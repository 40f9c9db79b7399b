package io.dualcarbon.energy.balance;

import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Length of the periods of a balance: P1D days, P1M months")
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
