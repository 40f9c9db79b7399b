package io.dualcarbon.platform.http;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;

/**
 * The days that the platform knows. Others are slips of the keyboard or attacks: sums, calendars and the database have no
 * room for them. A field that takes less says so.
 */
public final class TimeRule {
    public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private TimeRule() {}

    /** Of a {@link LocalDate}, {@link YearMonth}, {@link OffsetDateTime} or {@link Instant}. */
    public static boolean covers(TemporalAccessor time) {
        if (time instanceof Instant instant) {
            return covers(instant);
        }
        if (time instanceof OffsetDateTime of) {
            return covers(of.toInstant());
        }
        if (time instanceof YearMonth month) {
            return month.getYear() >= FIRST.getYear() && month.getYear() <= LAST.getYear();
        }
        return covers(LocalDate.from(time));
    }

    private static boolean covers(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    /** A day more at both ends: which day an instant belongs to depends on where one looks from. */
    private static boolean covers(Instant instant) {
        return !instant.isBefore(FIRST.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                && instant.isBefore(LAST.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
