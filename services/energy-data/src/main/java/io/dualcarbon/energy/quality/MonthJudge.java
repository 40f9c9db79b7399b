package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.LocalDays.Span;
import io.dualcarbon.energy.quality.JudgedData.Below;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Reading;
import io.dualcarbon.energy.weather.Temperatures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rules against one meter's month, from nothing but what is stored of it and of the four weeks before, and the
 * weather of these days.
 */
final class MonthJudge {
    private final OwingMeter meter;
    private final NavigableMap<LocalDate, StoredDay> stored;
    private final YearMonth month;
    private final LocalDays days;
    private final @Nullable Temperatures temperatures;
    private final Instant now;
    private final Thresholds thresholds;
    private final Notes notes;

    MonthJudge(
            OwingMeter meter,
            NavigableMap<LocalDate, StoredDay> stored,
            YearMonth month,
            LocalDays days,
            @Nullable Temperatures temperatures,
            Instant now,
            Thresholds thresholds,
            Notes notes) {
        this.meter = meter;
        this.stored = stored;
        this.month = month;
        this.days = days;
        this.temperatures = temperatures;
        this.now = now;
        this.thresholds = thresholds;
        this.notes = notes;
    }

    /**
     * @param first the first day ever that has values, {@code last} the last
     * @param below what the sub-meters counted together, by day
     */
    void judge(LocalDate first, LocalDate last, Map<LocalDate, Below> below) {
        var sendsValues = meter.reading() == Reading.INTERVAL;
        if (sendsValues || meter.billed()) {
            gaps(first, last);
        }
        if (sendsValues) {
            stuck();
            late();
        }
        if (sendsValues || meter.register()) {
            spikes();
        }
        ofThisMonth().forEach(this::negative);
        sumAbove(below);
    }

    private NavigableMap<LocalDate, StoredDay> ofThisMonth() {
        return stored.subMap(month.atDay(1), true, month.atEndOfMonth(), true);
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
                notes.note(Rule.GAP, day, missing, 1, "values", missing);
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
        if (value == null || seconds <= thresholds.stuckHours() * 3600L || (value == 0 && Rule.isSeasonal(meter))) {
            return;
        }
        notes.noteRun(Rule.STUCK, run, seconds / 3600.0, thresholds.stuckHours(), "h");
    }

    private void spikes() {
        var like = new LikeHours(days, temperatures);
        stored.forEach((day, block) -> {
            if (!block.apportioned() && block.intervalMinutes() <= 60 && 60 % block.intervalMinutes() == 0) {
                like.add(day, block);
            }
        });
        ofThisMonth().forEach((day, block) -> {
            for (var z : like.deviations(day)) {
                if (z > thresholds.spikeDeviations()) {
                    notes.note(Rule.SPIKE, day, z, thresholds.spikeDeviations(), "z", 1);
                }
            }
            power(day, block);
        });
    }

    private void power(LocalDate day, StoredDay block) {
        if (meter.maxPowerKw() == null || meter.carrier() != Carrier.ELECTRICITY) {
            return;
        }
        var most = Rule.SPIKE_POWER * meter.maxPowerKw();
        for (var value : block.values()) {
            var power = value == null ? 0 : value * 60 / block.intervalMinutes();
            if (power > most) {
                notes.note(Rule.SPIKE, day, power, most, "kW", 1);
            }
        }
    }

    private void late() {
        var deliversInTime = false;
        for (var entry : stored.entrySet()) {
            if (Arrays.stream(entry.getValue().values()).allMatch(Objects::isNull)) {
                continue; // nothing of it was measured: when it was filled is no arrival
            }
            var end = span(entry.getKey()).end();
            var after = entry.getValue().arrivedAt().getEpochSecond() - end;
            if (after <= thresholds.lateHours() * 3600L) {
                deliversInTime = true;
            } else if (deliversInTime) {
                notes.note(Rule.LATE, entry.getKey(), after / 3600.0, thresholds.lateHours(), "h", 1);
            }
        }
    }

    private void negative(LocalDate day, StoredDay block) {
        for (var value : block.values()) {
            if (value != null && value < 0) {
                notes.note(Rule.NEGATIVE, day, value, 0, meter.carrier().baseUnit(), 1);
            }
        }
    }

    /** By day; where a day was apportioned, and so is no measure of it, by month. */
    private void sumAbove(Map<LocalDate, Below> below) {
        var main = 0.0;
        var subs = 0.0;
        var whole = 0;
        var apportioned = false;
        var isFound = false;
        for (var entry : ofThisMonth().entrySet()) {
            var day = entry.getKey();
            var block = entry.getValue();
            var ofDay = below.getOrDefault(day, Below.NOTHING);
            if (block.isWhole() && !block.apportioned()) {
                isFound |= sumAbove(day, day, block.total(), ofDay.measured());
            }
            main += block.total();
            subs += ofDay.measured() + ofDay.apportioned();
            whole += block.isWhole() ? 1 : 0;
            apportioned |= block.apportioned() || ofDay.apportioned() != 0;
        }
        if (apportioned && !isFound && whole == month.lengthOfMonth()) {
            sumAbove(month.atDay(1), month.atEndOfMonth(), main, subs);
        }
    }

    private boolean sumAbove(LocalDate first, LocalDate last, double main, double subs) {
        // A millionth of the unit is noise of binary fractions.
        var tolerance = thresholds.subMetersAbovePercent() / 100.0;
        var isAbove = subs > 0 && subs > (1 + tolerance) * main + 1e-6;
        if (isAbove) {
            notes.noteRun(
                    Rule.SUM_ABOVE_MAIN,
                    first.datesUntil(last.plusDays(1)).toList(),
                    subs - main,
                    tolerance * main,
                    meter.carrier().baseUnit());
        }
        return isAbove;
    }

    private Span span(LocalDate day) {
        return days.of((int) day.toEpochDay());
    }
}
