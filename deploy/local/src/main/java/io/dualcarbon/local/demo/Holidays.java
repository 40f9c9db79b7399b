package io.dualcarbon.local.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Set;

/** Weekends and China's public holidays. */
final class Holidays {
    private final Set<MonthDay> everyYear = new HashSet<>();
    private final Set<LocalDate> once = new HashSet<>();

    Holidays() {
        for (String[] row : CsvTable.rows("holidays.csv")) {
            if (row[0].startsWith("--")) {
                everyYear.add(MonthDay.parse(row[0]));
            } else {
                once.add(LocalDate.parse(row[0]));
            }
        }
    }

    DayKind kind(LocalDate day) {
        boolean off = day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || everyYear.contains(MonthDay.from(day))
                || once.contains(day);
        return off ? DayKind.DAY_OFF : DayKind.WORKDAY;
    }
}
