package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a row must meet to be stored for its meter. */
final class RowCheck {
    /** By how much a sender's clock may be ahead of ours. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofDays(366).plusHours(1);

    private final LocalDays days;
    private final ClosedMonths.Refused closed;
    private final Instant now;

    RowCheck(LocalDays days, ClosedMonths.Refused closed, Instant now) {
        this.days = days;
        this.closed = closed;
        this.now = now;
    }

    @Nullable
    RowProblem problem(Row row, Meter meter) {
        if (meter.reading() != Reading.INTERVAL) {
            return new RowProblem(IngestProblem.READING_KIND_MISMATCH, meter.reading());
        }
        var interval = meter.intervalMinutes();
        if (row.intervalMinutes() != 0 && row.intervalMinutes() != interval) {
            return new RowProblem(IngestProblem.INTERVAL_MISMATCH, interval);
        }
        if (!isInBaseUnit(row, meter) && factor(row.unit(), meter) == null) {
            return new RowProblem(
                    IngestProblem.UNIT_MISMATCH, row.unit() == null ? meter.unit() : row.unit(), meter.unit());
        }
        var seconds = interval * 60L;
        if (row.values().length * seconds > LONGEST.toSeconds()) {
            return new RowProblem(IngestProblem.TOO_MANY_VALUES);
        }
        var day = days.containing(row.start());
        if (!LocalDays.isKept(day.day())) {
            return new RowProblem(IngestProblem.START_OUT_OF_RANGE);
        }
        if ((row.start() - day.start()) % seconds != 0) {
            return new RowProblem(IngestProblem.START_NOT_ON_BOUNDARY, time(row.start()));
        }
        var end = row.start() + seconds * (lastValue(row.values()) + 1);
        if (end > now.getEpochSecond() + CLOCK_TOLERANCE.toSeconds()) {
            return new RowProblem(IngestProblem.READING_IN_FUTURE, time(end));
        }
        if (meter.retiredAt() != null && end > meter.retiredAt().getEpochSecond()) {
            return new RowProblem(
                    IngestProblem.METER_RETIRED, time(meter.retiredAt().getEpochSecond()));
        }
        var closedMonth = closed.firstIn(
                day.day(),
                end <= day.end() ? day.day() : days.containing(end - 1).day());
        return closedMonth == null ? null : new RowProblem(IngestProblem.MONTH_CLOSED, closedMonth);
    }

    private OffsetDateTime time(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atZone(days.zone()).toOffsetDateTime();
    }

    private static int lastValue(double[] values) {
        var last = values.length - 1;
        while (last >= 0 && Double.isNaN(values[last])) {
            last--;
        }
        return last;
    }

    /** Most rows are, and a text is compared faster than a factor is found. */
    static boolean isInBaseUnit(Row row, Meter meter) {
        return row.unit() == null && meter.unit().equals(meter.carrier().baseUnit());
    }

    /** What turns a quantity of the row into the base unit of the meter's carrier; null if nothing does. */
    static @Nullable BigDecimal factor(@Nullable String unit, Meter meter) {
        return meter.carrier().factor(unit == null ? meter.unit() : unit);
    }
}
