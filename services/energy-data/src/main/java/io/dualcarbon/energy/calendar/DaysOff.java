package io.dualcarbon.energy.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** On which days people do not work: weekends, and in China's time zones its holidays of the years that are published. */
public final class DaysOff {
    private static final Set<String> CHINA = Set.of("Asia/Shanghai", "Asia/Urumqi");
    private static final Map<LocalDate, Boolean> HOLIDAYS_OF_CHINA = read("/china-holidays.csv");

    /** True of a holiday, false of a weekend day on which people work. */
    private final Map<LocalDate, Boolean> exceptions;

    private DaysOff(Map<LocalDate, Boolean> exceptions) {
        this.exceptions = exceptions;
    }

    public static DaysOff in(ZoneId zone) {
        return new DaysOff(CHINA.contains(zone.getId()) ? HOLIDAYS_OF_CHINA : Map.of());
    }

    public boolean contains(LocalDate day) {
        return exceptions.getOrDefault(
                day, day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
    }

    private static Map<LocalDate, Boolean> read(String name) {
        var days = new HashMap<LocalDate, Boolean>();
        try (var lines = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(DaysOff.class.getResourceAsStream(name), name), UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(row -> LocalDate.parse(row[0])
                            .datesUntil(LocalDate.parse(row[1]).plusDays(1))
                            .forEach(day -> days.put(day, row[2].equals("OFF"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(days);
    }
}
