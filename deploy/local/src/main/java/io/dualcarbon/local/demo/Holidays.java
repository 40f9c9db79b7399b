package io.dualcarbon.local.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Weekends and China's public holidays. */
final class Holidays {
    private final Set<MonthDay> everyYear = new HashSet<>();
    private final Map<LocalDate, DayKind> once = new HashMap<>();

    Holidays() {
        for (String[] row : CsvTable.rows("holidays.csv")) {
            if (row[0].startsWith("--")) {
                everyYear.add(MonthDay.parse(row[0]));
            } else {
                once.put(LocalDate.parse(row[0]), row[1].equals("OFF") ? DayKind.DAY_OFF : DayKind.WORKDAY);
            }
        }
    }

    DayKind kind(LocalDate day) {
        boolean off = day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || everyYear.contains(MonthDay.from(day));
        return once.getOrDefault(day, off ? DayKind.DAY_OFF : DayKind.WORKDAY);
    }
}
