package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.engine.Interval;
import io.dualcarbon.energy.bill.BillReader;
import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.series.BlockReader;
import io.dualcarbon.energy.series.BlockReader.Block;
import io.dualcarbon.energy.weather.Temperatures;
import io.dualcarbon.energy.weather.WeatherReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Brings together what was consumed and how warm it was. */
@ApplicationScoped
class SliceReader {
    private static final int HOUR_SECONDS = 3600;
    private static final int HOUR_MINUTES = 60;

    private final BlockReader blocks;
    private final BillReader bills;
    private final WeatherReader weather;

    SliceReader(BlockReader blocks, BillReader bills, WeatherReader weather) {
        this.blocks = blocks;
        this.bills = bills;
        this.weather = weather;
    }

    /** The intervals of {@code [from, to)} in order, without a gap. */
    List<Slice> read(
            Subject subject,
            UUID stationId,
            LocalDate from,
            LocalDate to,
            BaselineResolution resolution,
            LocalDays days) {
        var temperatures = weather.temperatures(stationId, from, to, days);
        if (subject.billed()) {
            return byBill(subject.members().get(0).meterId(), from, to, days, temperatures);
        }
        var stored = subject.members().stream()
                .map(member -> new Stored(
                        member, blocks.read(member.meterId(), from, to, resolution == BaselineResolution.PT1H)))
                .toList();
        return switch (resolution) {
            case PT1H -> byHour(stored, from, to, days, temperatures);
            case P1D -> byDay(stored, from, to, days, temperatures);
            case P1M -> byMonth(stored, from, to, days, temperatures);
        };
    }

    private List<Slice> byBill(UUID meterId, LocalDate from, LocalDate to, LocalDays days, Temperatures temperatures) {
        var slices = new ArrayList<Slice>();
        var next = from;
        for (var bill : bills.read(meterId, from, to)) {
            if (next.isBefore(bill.from())) {
                slices.add(bill(next, bill.from(), Double.NaN, days, temperatures));
            }
            slices.add(bill(bill.from(), bill.to(), bill.quantity().doubleValue(), days, temperatures));
            next = bill.to();
        }
        if (next.isBefore(to)) {
            slices.add(bill(next, to, Double.NaN, days, temperatures));
        }
        return slices;
    }

    private static Slice bill(
            LocalDate from, LocalDate to, double quantity, LocalDays days, Temperatures temperatures) {
        var reasons = EnumSet.noneOf(BaselineReason.class);
        if (Double.isNaN(quantity)) {
            reasons.add(BaselineReason.NO_MEASUREMENT);
        }
        var isMeasured = reasons.isEmpty();
        var substituted = new HashSet<LocalDate>();
        var means = from.datesUntil(to)
                .mapToDouble(day -> mean(day, days, temperatures, substituted, reasons))
                .toArray();
        for (var mean : means) {
            if (Double.isNaN(mean)) {
                reasons.add(BaselineReason.NO_WEATHER); // a bill cannot be told apart by days
            }
        }
        var interval = new Interval(
                time(span(from, days).start(), days),
                time(span(to, days).start(), days),
                quantity,
                reasons.contains(BaselineReason.NO_WEATHER) ? new double[0] : means);
        return new Slice(
                interval,
                means.length,
                isMeasured && interval.hasWeather() ? means.length : 0,
                isMeasured && interval.hasWeather() ? from.datesUntil(to).toList() : List.of(),
                1,
                interval.hasWeather() ? substituted : Set.of(),
                reasons);
    }

    /** The mean of the day; remembers if it is the neighbour station's. */
    private static double mean(
            LocalDate day,
            LocalDays days,
            Temperatures temperatures,
            Set<LocalDate> substituted,
            Set<BaselineReason> reasons) {
        var span = span(day, days);
        if (temperatures.isSubstituted(span)) {
            substituted.add(day);
            reasons.add(BaselineReason.SUBSTITUTED_WEATHER);
        }
        return temperatures.mean(span);
    }

    private static List<Slice> byHour(
            List<Stored> stored, LocalDate from, LocalDate to, LocalDays days, Temperatures temperatures) {
        var slices = new ArrayList<Slice>((int) ChronoUnit.DAYS.between(from, to) * 25);
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            var span = span(day, days);
            var here = temperatures.on(span);
            var hour = (double) HOUR_SECONDS / (span.end() - span.start());
            for (var start = span.start(); start < span.end(); start += HOUR_SECONDS) {
                var reasons = EnumSet.noneOf(BaselineReason.class);
                var second = start - span.start();
                var quantity = sum(stored, day, block -> hour(block, second, reasons), reasons);
                var end = start + HOUR_SECONDS;
                slices.add(slice(start, end, quantity, here.at(start), here != temperatures, hour, days, reasons));
            }
        }
        return slices;
    }

    private static double hour(@Nullable Block block, long second, Set<BaselineReason> reasons) {
        if (block == null || HOUR_MINUTES % block.intervalMinutes() != 0) {
            reasons.add(
                    block != null && block.apportioned() ? BaselineReason.APPORTIONED : BaselineReason.NO_MEASUREMENT);
            return Double.NaN;
        }
        var slots = HOUR_MINUTES / block.intervalMinutes();
        var first = (int) (second / HOUR_SECONDS) * slots;
        var sum = 0.0;
        for (var slot = first; slot < first + slots; slot++) {
            var value = slot < block.values().length ? block.values()[slot] : null;
            if (value == null) {
                reasons.add(BaselineReason.NO_MEASUREMENT);
                return Double.NaN;
            }
            if (block.filled().get(slot)) {
                reasons.add(BaselineReason.FILLED);
            }
            sum += value;
        }
        return sum;
    }

    private static List<Slice> byDay(
            List<Stored> stored, LocalDate from, LocalDate to, LocalDays days, Temperatures temperatures) {
        var slices = new ArrayList<Slice>();
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            var span = span(day, days);
            var reasons = EnumSet.noneOf(BaselineReason.class);
            var quantity = sum(stored, day, block -> day(block, reasons), reasons);
            slices.add(slice(
                    span.start(),
                    span.end(),
                    quantity,
                    temperatures.mean(span),
                    temperatures.isSubstituted(span),
                    1,
                    days,
                    reasons));
        }
        return slices;
    }

    /** What a meter counted in a day of which nothing is missing. */
    private static double day(@Nullable Block block, Set<BaselineReason> reasons) {
        if (block == null || block.present() < block.slots()) {
            reasons.add(BaselineReason.NO_MEASUREMENT);
            return Double.NaN;
        }
        if (block.apportioned()) {
            reasons.add(BaselineReason.APPORTIONED);
            return Double.NaN;
        }
        if (!block.filled().isEmpty()) {
            reasons.add(BaselineReason.FILLED);
        }
        return block.total();
    }

    /** Over the meters that count on the day; not known if one is not, or if there are none. */
    private static double sum(
            List<Stored> stored, LocalDate day, ToDoubleFunction<@Nullable Block> part, Set<BaselineReason> reasons) {
        var sum = 0.0;
        var count = 0;
        for (var meter : stored) {
            if (meter.member().countsOn(day)) {
                sum += part.applyAsDouble(meter.blocks().get(day));
                count++;
            }
        }
        if (count == 0) {
            reasons.add(BaselineReason.NO_MEASUREMENT);
            return Double.NaN;
        }
        return sum;
    }

    private static Slice slice(
            long start,
            long end,
            double quantity,
            double temperature,
            boolean isSubstituted,
            double shareOfDay,
            LocalDays days,
            Set<BaselineReason> reasons) {
        if (isSubstituted) {
            reasons.add(BaselineReason.SUBSTITUTED_WEATHER);
        }
        if (Double.isNaN(temperature)) {
            reasons.add(BaselineReason.NO_WEATHER);
        }
        var interval = new Interval(
                time(start, days),
                time(end, days),
                quantity,
                Double.isNaN(temperature) ? new double[0] : new double[] {temperature});
        return new Slice(
                interval,
                1,
                interval.isComplete() ? 1 : 0,
                interval.isComplete() ? List.of(interval.start().toLocalDate()) : List.of(),
                shareOfDay,
                isSubstituted ? Set.of(interval.start().toLocalDate()) : Set.of(),
                reasons);
    }

    /** A month is its days of which everything is known. */
    private static List<Slice> byMonth(
            List<Stored> stored, LocalDate from, LocalDate to, LocalDays days, Temperatures temperatures) {
        var slices = new ArrayList<Slice>();
        for (var month = from; month.isBefore(to); month = month.plusMonths(1)) {
            var next = month.plusMonths(1);
            var reasons = EnumSet.noneOf(BaselineReason.class);
            var substituted = new HashSet<LocalDate>();
            var known = new ArrayList<LocalDate>();
            var means = new ArrayList<Double>();
            var sum = 0.0;
            for (var day = month; day.isBefore(next); day = day.plusDays(1)) {
                var quantity = sum(stored, day, block -> day(block, reasons), reasons);
                if (Double.isNaN(temperatures.mean(span(day, days)))) {
                    reasons.add(BaselineReason.NO_WEATHER);
                } else if (!Double.isNaN(quantity)) {
                    known.add(day);
                    means.add(mean(day, days, temperatures, substituted, reasons));
                    sum += quantity;
                }
            }
            var interval = new Interval(
                    time(span(month, days).start(), days),
                    time(span(next, days).start(), days),
                    means.isEmpty() ? Double.NaN : sum,
                    means.stream().mapToDouble(Double::doubleValue).toArray());
            slices.add(new Slice(interval, month.lengthOfMonth(), known.size(), known, 1, substituted, reasons));
        }
        return slices;
    }

    private static Span span(LocalDate day, LocalDays days) {
        return days.of((int) day.toEpochDay());
    }

    private static OffsetDateTime time(long epochSecond, LocalDays days) {
        return Instant.ofEpochSecond(epochSecond).atZone(days.zone()).toOffsetDateTime();
    }

    private record Stored(Subject.Member member, Map<LocalDate, Block> blocks) {}
}
