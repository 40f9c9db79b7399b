package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.registry.Carrier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds the rules against one meter's month, from nothing but what is stored of it and of the four weeks before. */
final class MonthJudge {
    private final OwingMeter meter;
    private final NavigableMap<LocalDate, StoredDay> stored;
    private final YearMonth month;
    private final LocalDays days;
    private final Instant now;
    private final Map<Rule, TreeMap<LocalDate, Found>> found = new EnumMap<>(Rule.class);

    MonthJudge(
            OwingMeter meter, NavigableMap<LocalDate, StoredDay> stored, YearMonth month, LocalDays days, Instant now) {
        this.meter = meter;
        this.stored = stored;
        this.month = month;
        this.days = days;
        this.now = now;
    }

    /**
     * @param first the first day ever that has values, {@code last} the last
     * @param below what the sub-meters counted together, by day
     */
    List<Found> judge(LocalDate first, LocalDate last, Map<LocalDate, Double> below) {
        if (!meter.virtual()) {
            gaps(first, last);
        }
        if (!meter.billed() && !meter.virtual()) {
            stuck();
            spikes();
            late();
        }
        ofThisMonth().forEach((day, block) -> {
            negative(day, block);
            sumAbove(day, block, below.getOrDefault(day, 0.0));
        });
        var all = new ArrayList<Found>();
        found.values().forEach(ofRule -> all.addAll(joined(ofRule)));
        return all;
    }

    private NavigableMap<LocalDate, StoredDay> ofThisMonth() {
        return stored.subMap(month.atDay(1), true, month.atEndOfMonth(), true);
    }

    private void note(Rule rule, LocalDate day, double measured, double threshold, String unit, int occurrences) {
        if (YearMonth.from(day).equals(month)) {
            found.computeIfAbsent(rule, none -> new TreeMap<>())
                    .merge(
                            day,
                            new Found(rule, day, day, rounded(measured), rounded(threshold), unit, occurrences),
                            Found::and);
        }
    }

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** Days that follow one another become one finding. */
    private static List<Found> joined(NavigableMap<LocalDate, Found> ofRule) {
        var joined = new ArrayList<Found>();
        for (var next : ofRule.values()) {
            var before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && next.from().minusDays(1).equals(before.to())) {
                joined.set(joined.size() - 1, before.and(next));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private void gaps(LocalDate first, LocalDate last) {
        var end = meter.owesUntil(month.plusMonths(1).atDay(1));
        for (var day = month.atDay(1); day.isBefore(end); day = day.plusDays(1)) {
            var span = span(day);
            if (day.isBefore(first) || day.isAfter(last) || span.end() > now.getEpochSecond()) {
                continue;
            }
            var block = stored.get(day);
            var missing = block == null ? span.slots(meter.intervalMinutes()) : block.slots() - block.present();
            if (missing > 0) {
                note(Rule.GAP, day, missing, 1, "values", missing);
            }
        }
    }

    private void stuck() {
        var run = new ArrayList<LocalDate>();
        var seconds = 0L;
        var end = Long.MIN_VALUE;
        Double value = null;
        for (var entry : stored.entrySet()) {
            var block = entry.getValue();
            var interval = block.intervalMinutes() * 60L;
            var start = span(entry.getKey()).start();
            if (block.apportioned()) {
                continue;
            }
            for (var each : block.values()) {
                if (each == null || !each.equals(value) || start != end) {
                    noteStuck(run, seconds, value);
                    run.clear();
                    seconds = 0;
                }
                value = each;
                end = start + interval;
                if (each != null) {
                    seconds += interval;
                    if (run.isEmpty() || !run.get(run.size() - 1).equals(entry.getKey())) {
                        run.add(entry.getKey());
                    }
                }
                start = end;
            }
        }
        noteStuck(run, seconds, value);
    }

    private void noteStuck(List<LocalDate> run, long seconds, @Nullable Double value) {
        if (value == null || seconds <= Rule.STUCK_HOURS * 3600L || (value == 0 && Rule.isSeasonal(meter))) {
            return;
        }
        for (var day : run) {
            note(Rule.STUCK, day, seconds / 3600.0, Rule.STUCK_HOURS, "h", 0);
        }
        run.stream()
                .filter(day -> YearMonth.from(day).equals(month))
                .findFirst()
                .ifPresent(day -> note(Rule.STUCK, day, 0, Rule.STUCK_HOURS, "h", 1));
    }

    private void spikes() {
        var hours = new TreeMap<LocalDate, @Nullable Double[]>();
        stored.forEach((day, block) -> {
            if (!block.apportioned() && block.intervalMinutes() <= 60 && 60 % block.intervalMinutes() == 0) {
                hours.put(day, hours(block));
            }
        });
        ofThisMonth().forEach((day, block) -> {
            var ofDay = hours.get(day);
            for (var hour = 0; ofDay != null && hour < ofDay.length; hour++) {
                var value = ofDay[hour];
                var z = value == null ? 0 : robustZ(value, reference(hours, day, hour));
                if (z > Rule.SPIKE_Z) {
                    note(Rule.SPIKE, day, z, Rule.SPIKE_Z, "z", 1);
                }
            }
            power(day, block);
        });
    }

    /** Only hours of which every value is there. */
    private static @Nullable Double[] hours(StoredDay block) {
        var each = 60 / block.intervalMinutes();
        var hours = new Double[(block.values().length + each - 1) / each];
        for (var hour = 0; hour < hours.length; hour++) {
            Double sum = 0.0;
            for (var slot = hour * each; sum != null && slot < (hour + 1) * each; slot++) {
                var value = slot < block.values().length ? block.values()[slot] : null;
                sum = value == null ? null : Double.valueOf(sum + value);
            }
            hours[hour] = sum;
        }
        return hours;
    }

    private static double[] reference(NavigableMap<LocalDate, @Nullable Double[]> hours, LocalDate day, int hour) {
        var values = new double[Rule.CONTEXT_DAYS];
        var count = 0;
        for (var before :
                hours.subMap(day.minusDays(Rule.CONTEXT_DAYS), true, day, false).entrySet()) {
            if (isWeekend(before.getKey()) == isWeekend(day) && hour < before.getValue().length) {
                var value = before.getValue()[hour];
                if (value != null) {
                    values[count++] = value;
                }
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** How far above the reference, in robust standard deviations; 0 where there is nothing to compare with. */
    static double robustZ(double value, double[] reference) {
        if (reference.length < Rule.SPIKE_LEAST_REFERENCE) {
            return 0;
        }
        var median = median(reference);
        var away = Arrays.stream(reference).map(each -> Math.abs(each - median)).toArray();
        var spread = Math.max(median(away), Rule.SPIKE_LEAST_SPREAD * Math.abs(median));
        return spread == 0 ? 0 : 0.6745 * (value - median) / spread;
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private void power(LocalDate day, StoredDay block) {
        if (meter.maxPowerKw() == null || meter.carrier() != Carrier.ELECTRICITY) {
            return;
        }
        var most = Rule.SPIKE_POWER * meter.maxPowerKw();
        for (var value : block.values()) {
            var power = value == null ? 0 : value * 60 / block.intervalMinutes();
            if (power > most) {
                note(Rule.SPIKE, day, power, most, "kW", 1);
            }
        }
    }

    private void late() {
        var deliversInTime = false;
        for (var entry : stored.entrySet()) {
            var end = span(entry.getKey()).end();
            var after = entry.getValue().arrivedAt().getEpochSecond() - end;
            if (after <= Rule.LATE_HOURS * 3600L) {
                deliversInTime = true;
            } else if (deliversInTime) {
                note(Rule.LATE, entry.getKey(), after / 3600.0, Rule.LATE_HOURS, "h", 1);
            }
        }
    }

    private void negative(LocalDate day, StoredDay block) {
        for (var value : block.values()) {
            if (value != null && value < 0) {
                note(Rule.NEGATIVE, day, value, 0, meter.carrier().baseUnit(), 1);
            }
        }
    }

    private void sumAbove(LocalDate day, StoredDay block, double below) {
        // A millionth of the unit is noise of binary fractions.
        if (block.isWhole() && below > (1 + Rule.SUM_ABOVE) * block.total() + 1e-6) {
            note(
                    Rule.SUM_ABOVE_MAIN,
                    day,
                    below - block.total(),
                    Rule.SUM_ABOVE * block.total(),
                    meter.carrier().baseUnit(),
                    1);
        }
    }

    private Span span(LocalDate day) {
        return days.of((int) day.toEpochDay());
    }
}
