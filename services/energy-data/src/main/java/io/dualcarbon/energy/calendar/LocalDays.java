package io.dualcarbon.energy.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Local days of one time zone as spans of seconds. Remembers the days it was asked for: one instance a request. */
public final class LocalDays {
    private static final LocalDate FIRST_KEPT = LocalDate.of(2015, 1, 1);
    private static final LocalDate END_KEPT = LocalDate.of(2041, 1, 1);

    private final ZoneId zone;
    private final Map<Integer, Span> known = new HashMap<>();
    private Span last = new Span(0, 0, 0);

    public LocalDays(ZoneId zone) {
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** True for the days that have a place in the database. */
    public static boolean isKept(LocalDate day) {
        return !day.isBefore(FIRST_KEPT) && day.isBefore(END_KEPT);
    }

    /** The local day in which the instant lies. */
    public Span containing(long epochSecond) {
        if (last.start() <= epochSecond && epochSecond < last.end()) {
            return last;
        }
        var day = Instant.ofEpochSecond(epochSecond).atZone(zone).toLocalDate();
        last = of((int) day.toEpochDay());
        return last;
    }

    public Span of(int epochDay) {
        return known.computeIfAbsent(epochDay, day -> new Span(day, startOf(day), startOf(day + 1)));
    }

    private long startOf(int epochDay) {
        return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toEpochSecond();
    }

    /** A local day: 23, 24 or 25 hours. */
    public record Span(int epochDay, long start, long end) {
        public int slots(int intervalMinutes) {
            var interval = intervalMinutes * 60L;
            return intervalMinutes == 1440 ? 1 : (int) ((end - start + interval - 1) / interval);
        }

        public LocalDate day() {
            return LocalDate.ofEpochDay(epochDay);
        }
    }
}
