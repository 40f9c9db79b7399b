package io.dualcarbon.energy.series;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.register.RegisterHistory.Step;
import io.dualcarbon.energy.series.BlockReader.Block;
import io.dualcarbon.energy.series.ColumnsView.IntervalsView;
import io.dualcarbon.energy.series.ColumnsView.RemarkView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums stored days into buckets of a resolution, and says of each how much of it is known. */
final class Buckets {
    private final Map<LocalDate, Block> blocks;
    private final List<Step> unknown;
    private final LocalDays days;
    private final Instant now;

    /**
     * Of the stored days of one meter.
     *
     * @param unknown the times in which its dial, if it has one, went on by nobody knows how much
     */
    Buckets(Map<LocalDate, Block> blocks, List<Step> unknown, LocalDays days, Instant now) {
        this.blocks = blocks;
        this.unknown = unknown;
        this.days = days;
        this.now = now;
    }

    /** Buckets of less than a day that begin in {@code [from, to)}. */
    List<PointView> withinDays(long from, long to, int minutes) {
        var points = new ArrayList<PointView>();
        forEachPart(from, to, minutes, bucket -> points.add(point(bucket)));
        return points;
    }

    /** The same without an object a bucket. */
    ColumnsView columns(long from, long to, int minutes) {
        var values = new ArrayList<@Nullable Double>();
        var remarks = new ArrayList<RemarkView>();
        var filled = new ArrayList<IntervalsView>();
        var apportioned = new ArrayList<IntervalsView>();
        forEachPart(from, to, minutes, bucket -> {
            values.add(bucket.value());
            if (!bucket.reasons().isEmpty()) {
                remark(remarks, bucket);
            }
            if (bucket.filled()) {
                lengthen(filled, bucket);
            }
            if (bucket.apportioned() && bucket.value() != null) {
                lengthen(apportioned, bucket);
            }
        });
        return new ColumnsView(
                minutes, values, remarks, filled.isEmpty() ? null : filled, apportioned.isEmpty() ? null : apportioned);
    }

    private void lengthen(List<IntervalsView> intervals, Bucket bucket) {
        var from = time(bucket.start());
        if (!intervals.isEmpty() && intervals.get(intervals.size() - 1).to().isEqual(from)) {
            from = intervals.remove(intervals.size() - 1).from();
        }
        intervals.add(new IntervalsView(from, time(bucket.end())));
    }

    /** Lengthens the last remark if it says the same of the bucket before. */
    private void remark(List<RemarkView> remarks, Bucket bucket) {
        var from = time(bucket.start());
        if (!remarks.isEmpty()) {
            var last = remarks.get(remarks.size() - 1);
            if (last.to().isEqual(from) && last.reasons().equals(bucket.reasons())) {
                from = last.from();
                remarks.remove(remarks.size() - 1);
            }
        }
        remarks.add(new RemarkView(from, time(bucket.end()), bucket.reasons()));
    }

    private void forEachPart(long from, long to, int minutes, Sink sink) {
        var seconds = minutes * 60L;
        for (var day = days.containing(from); day.start() < to; day = days.of(day.epochDay() + 1)) {
            var block = blocks.get(day.day());
            for (var start = day.start(); start < day.end(); start += seconds) {
                if (start >= from && start < to) {
                    sink.add(part(day, block, start, minutes));
                }
            }
        }
    }

    /** Buckets of whole days, months or years, the first of which begins on that day. */
    List<PointView> byDays(LocalDate from, LocalDate to, Period length) {
        var points = new ArrayList<PointView>();
        for (var start = from; start.isBefore(to); start = start.plus(length)) {
            points.add(point(whole(start, start.plus(length))));
        }
        return points;
    }

    private Bucket part(Span day, @Nullable Block block, long start, int minutes) {
        var end = start + minutes * 60L;
        if (block == null) {
            return bucket(start, end, 0, null, 0, 1, false, false, false);
        }
        if (block.intervalMinutes() > minutes || minutes % block.intervalMinutes() != 0) {
            return bucket(start, end, 0, null, 0, 1, block.apportioned(), false, true);
        }
        var first = (int) ((start - day.start()) / 60 / block.intervalMinutes());
        var last = Math.min(first + minutes / block.intervalMinutes(), block.values().length);
        var nextFilled = block.filled().nextSetBit(first);
        var filled = nextFilled >= 0 && nextFilled < last;
        if (last - first == 1) {
            var value = block.values()[first];
            var present = value == null ? 0 : 1;
            return bucket(start, end, present, value, present, 1, block.apportioned(), filled, false);
        }
        var sum = 0.0;
        var present = 0;
        for (var slot = first; slot < last; slot++) {
            var value = block.values()[slot];
            if (value != null) {
                sum += value;
                present++;
            }
        }
        return bucket(
                start,
                end,
                present,
                present == 0 ? null : rounded(sum),
                present,
                last - first,
                block.apportioned(),
                filled,
                false);
    }

    private Bucket whole(LocalDate from, LocalDate to) {
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
        return bucket(
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

    private Bucket bucket(
            long start,
            long end,
            int present,
            @Nullable Double value,
            double known,
            double expected,
            boolean apportioned,
            boolean filled,
            boolean tooCoarse) {
        var open = end > now.getEpochSecond();
        if (value != null && value >= 0 && known >= expected && !open) {
            return new Bucket(start, end, value, 1, apportioned, filled, List.of());
        }
        var reasons = new ArrayList<SeriesReason>();
        if (tooCoarse) {
            reasons.add(SeriesReason.RESOLUTION);
        } else if (known < expected) {
            var ofDial = unknown.stream()
                    .filter(step -> step.overlaps(start, end))
                    .map(step -> SeriesReason.valueOf(String.valueOf(step.reason())))
                    .distinct()
                    .toList();
            if (present > 0) {
                reasons.add(SeriesReason.COVERAGE);
            } else if (ofDial.isEmpty()) {
                reasons.add(SeriesReason.NO_DATA);
            }
            reasons.addAll(ofDial);
        }
        if (open) {
            reasons.add(SeriesReason.OPEN);
        }
        if (value != null && value < 0) {
            reasons.add(SeriesReason.NEGATIVE);
        }
        var coverage = BigDecimal.valueOf(known / expected)
                .setScale(4, RoundingMode.HALF_UP)
                .doubleValue();
        return new Bucket(start, end, value, coverage, apportioned, filled, reasons);
    }

    private PointView point(Bucket bucket) {
        return new PointView(
                time(bucket.start()),
                bucket.value(),
                bucket.coverage(),
                bucket.apportioned() ? true : null,
                bucket.filled() ? true : null,
                bucket.reasons().isEmpty() ? null : bucket.reasons());
    }

    OffsetDateTime time(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atZone(days.zone()).toOffsetDateTime();
    }

    /** Binary fractions add up with noise behind the digits that any meter gives. */
    private static double rounded(double sum) {
        return BigDecimal.valueOf(sum).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
    }

    private record Bucket(
            long start,
            long end,
            @Nullable Double value,
            double coverage,
            boolean apportioned,
            boolean filled,
            List<SeriesReason> reasons) {}

    private interface Sink {
        void add(Bucket bucket);
    }
}
