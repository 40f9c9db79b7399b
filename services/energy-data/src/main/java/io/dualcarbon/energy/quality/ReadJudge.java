package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.register.RegisterHistory.Step;
import io.dualcarbon.energy.register.RegisterReason;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** Holds the rules against a month of a register, from when its dial was read and what it showed. */
final class ReadJudge {
    private final OwingMeter meter;
    private final List<Step> steps;
    private final List<MissedReads> missed;
    private final YearMonth month;
    private final LocalDays days;
    private final Thresholds thresholds;
    private final Notes notes;

    /**
     * Of one meter.
     *
     * @param steps of the month and of the four weeks before
     */
    ReadJudge(
            OwingMeter meter,
            List<Step> steps,
            List<MissedReads> missed,
            YearMonth month,
            LocalDays days,
            Thresholds thresholds,
            Notes notes) {
        this.meter = meter;
        this.steps = steps;
        this.missed = missed;
        this.month = month;
        this.days = days;
        this.thresholds = thresholds;
        this.notes = notes;
    }

    void judge() {
        gaps();
        drops();
        stuck();
        late();
    }

    /** As long as none follows, what is missing is a silence. */
    private void gaps() {
        var between = missed.stream().filter(each -> !each.open()).toList();
        for (var day = month.atDay(1); !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            var span = days.of((int) day.toEpochDay());
            var due = (int) between.stream()
                    .mapToLong(each -> each.dueIn(span.start(), span.end()))
                    .sum();
            if (due > 0) {
                notes.note(Rule.GAP, day, due, 1, "reads", due);
            }
        }
    }

    private void drops() {
        for (var step : steps) {
            if (step.reason() == RegisterReason.REGISTER_DROP) {
                notes.note(
                        Rule.REGISTER_DROP,
                        days.containing(step.to()).day(),
                        step.difference().doubleValue(),
                        0,
                        meter.carrier().baseUnit(),
                        1);
            }
        }
    }

    private void stuck() {
        var from = Long.MIN_VALUE;
        var to = Long.MIN_VALUE;
        for (var step : steps) {
            if (step.difference().signum() == 0) {
                from = step.from() == to ? from : step.from();
                to = step.to();
            } else {
                noteStuck(from, to);
                to = Long.MIN_VALUE;
            }
        }
        noteStuck(from, to);
    }

    private void noteStuck(long from, long to) {
        if (to == Long.MIN_VALUE || to - from <= thresholds.stuckHours() * 3600L || Rule.isSeasonal(meter)) {
            return;
        }
        var first = later(days.containing(from).day(), month.atDay(1));
        var end = days.containing(to - 1).day().plusDays(1);
        var endOfMonth = month.plusMonths(1).atDay(1);
        if (first.isBefore(end) && first.isBefore(endOfMonth)) {
            var run = first.datesUntil(end.isBefore(endOfMonth) ? end : endOfMonth)
                    .toList();
            notes.noteRun(Rule.STUCK, run, (to - from) / 3600.0, thresholds.stuckHours(), "h");
        }
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private void late() {
        var deliversInTime = false;
        for (var step : steps) {
            if (step.arrivedAt() == null) {
                continue;
            }
            var after = step.arrivedAt().getEpochSecond() - step.to();
            if (after <= thresholds.lateHours() * 3600L) {
                deliversInTime = true;
            } else if (deliversInTime) {
                notes.note(Rule.LATE, days.containing(step.to()).day(), after / 3600.0, thresholds.lateHours(), "h", 1);
            }
        }
    }
}
