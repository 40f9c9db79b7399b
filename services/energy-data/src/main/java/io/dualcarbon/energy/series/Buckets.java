package io.dualcarbon.energy.series;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.series.BlockReader.Block;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums stored days into buckets of a resolution, and says of each how much of it is known. */
final class Buckets {
    private final Map<LocalDate, Block> blocks;
    private final LocalDays days;
    private final Instant now;

    Buckets(Map<LocalDate, Block> blocks, LocalDays days, Instant now) {
        this.blocks = blocks;
        this.days = days;
        this.now = now;
    }

    /** Buckets of less than a day that begin in {@code [from, to)}. */
    List<PointView> withinDays(long from, long to, int minutes) {
        var points = new ArrayList<PointView>();
        var seconds = minutes * 60L;
        for (var day = days.containing(from); day.start() < to; day = days.of(day.epochDay() + 1)) {
            var block = blocks.get(day.day());
            for (var start = day.start(); start < day.end(); start += seconds) {
                if (start >= from && start < to) {
                    points.add(part(day, block, start, minutes));
                }
            }
        }
        return points;
    }

    List<PointView> byDay(LocalDate from, LocalDate to) {
        return from.datesUntil(to).map(day -> whole(day, day.plusDays(1))).toList();
    }

    List<PointView> byMonth(LocalDate from, LocalDate to) {
        var points = new ArrayList<PointView>();
        for (var month = YearMonth.from(from); month.atDay(1).isBefore(to); month = month.plusMonths(1)) {
            points.add(whole(month.atDay(1), month.plusMonths(1).atDay(1)));
        }
        return points;
    }

    private PointView part(Span day, @Nullable Block block, long start, int minutes) {
        var end = start + minutes * 60L;
        if (block == null) {
            return point(start, end, 0, null, 0, 1, false, false, false);
        }
        if (block.intervalMinutes() > minutes || minutes % block.intervalMinutes() != 0) {
            return point(start, end, 0, null, 0, 1, block.apportioned(), false, true);
        }
        var first = (int) ((start - day.start()) / 60 / block.intervalMinutes());
        var last = Math.min(first + minutes / block.intervalMinutes(), block.values().length);
        var sum = 0.0;
        var present = 0;
        for (var slot = first; slot < last; slot++) {
            var value = block.values()[slot];
            if (value != null) {
                sum += value;
                present++;
            }
        }
        var value = last - first == 1 ? sum : rounded(sum);
        var nextFilled = block.filled().nextSetBit(first);
        var filled = nextFilled >= 0 && nextFilled < last;
        return point(
                start,
                end,
                present,
                present == 0 ? null : value,
                present,
                last - first,
                block.apportioned(),
                filled,
                false);
    }

    private PointView whole(LocalDate from, LocalDate to) {
        var sum = 0.0;
        var known = 0.0;
        var apportioned = false;
        var filled = false;
        var present = 0;
        var count = 0;
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            var block = blocks.get(day);
            count++;
            if (block != null) {
                sum += block.total();
                known += (double) block.present() / block.slots();
                present += block.present();
                apportioned |= block.apportioned();
                filled |= !block.filled().isEmpty();
            }
        }
        return point(
                days.of((int) from.toEpochDay()).start(),
                days.of((int) to.toEpochDay()).start(),
                present,
                present == 0 ? null : rounded(sum),
                known,
                count,
                apportioned,
                filled,
                false);
    }

    private PointView point(
            long start,
            long end,
            int present,
            @Nullable Double value,
            double known,
            double expected,
            boolean apportioned,
            boolean filled,
            boolean tooCoarse) {
        var reasons = new ArrayList<SeriesReason>();
        if (tooCoarse) {
            reasons.add(SeriesReason.RESOLUTION);
        } else if (present == 0) {
            reasons.add(SeriesReason.NO_DATA);
        } else if (known < expected) {
            reasons.add(SeriesReason.COVERAGE);
        }
        if (end > now.getEpochSecond()) {
            reasons.add(SeriesReason.OPEN);
        }
        if (value != null && value < 0) {
            reasons.add(SeriesReason.NEGATIVE);
        }
        var coverage = BigDecimal.valueOf(known / expected)
                .setScale(4, RoundingMode.HALF_UP)
                .doubleValue();
        return new PointView(
                time(start),
                value,
                coverage,
                apportioned ? true : null,
                filled ? true : null,
                reasons.isEmpty() ? null : reasons);
    }

    OffsetDateTime time(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atZone(days.zone()).toOffsetDateTime();
    }

    /** Binary fractions add up with noise behind the digits that any meter gives. */
    private static double rounded(double sum) {
        return BigDecimal.valueOf(sum).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
    }
}
