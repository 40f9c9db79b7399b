package io.dualcarbon.energy.baseline.engine;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds in residuals what is not noise: bursts by a robust z, slow change by cumulative sums. */
public final class Detection {
    public static final double ALARM_Z = 3.5;
    public static final int ALARM_INTERVALS = 3;
    public static final double SLACK = 0.5;
    public static final double THRESHOLD = 5;

    /** Makes the median absolute deviation of normal noise its standard deviation. */
    public static final double NORMAL = 0.6745;

    private Detection() {}

    /** Residuals of the intervals that are complete, in their order. */
    public static List<Residual> residuals(Model model, List<Interval> intervals) {
        return intervals.stream()
                .filter(Interval::isComplete)
                .map(each -> new Residual(each.start(), each.end(), each.quantity() - model.predict(each)))
                .toList();
    }

    /** Stretches of at least three intervals, one following the other, of which each has |z| above 3.5. */
    public static List<Alarm> alarms(List<Residual> residuals, Quality quality) {
        var alarms = new ArrayList<Alarm>();
        if (quality.mad() == 0) {
            return alarms; // every difference would be infinitely rare
        }
        var run = new ArrayList<Residual>();
        for (var residual : residuals) {
            var isFar = Math.abs(z(residual, quality)) > ALARM_Z;
            if (!run.isEmpty() && (!isFar || !run.get(run.size() - 1).end().isEqual(residual.start()))) {
                close(run, quality, alarms);
            }
            if (isFar) {
                run.add(residual);
            }
        }
        close(run, quality, alarms);
        return alarms;
    }

    private static void close(List<Residual> run, Quality quality, List<Alarm> alarms) {
        if (run.size() >= ALARM_INTERVALS) {
            var peak = run.stream()
                    .mapToDouble(residual -> z(residual, quality))
                    .reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
            alarms.add(new Alarm(
                    run.get(0).start(),
                    run.get(run.size() - 1).end(),
                    run.size(),
                    peak,
                    run.stream().mapToDouble(Residual::value).sum()));
        }
        run.clear();
    }

    private static double z(Residual residual, Quality quality) {
        return NORMAL * (residual.value() - quality.median()) / quality.mad();
    }

    /**
     * Drifts by CUSUM with k = 0.5 s and h = 5 s, s the baseline's standard error: from where the sum left zero for the
     * last time until it is back at zero.
     */
    public static List<Drift> drifts(List<Residual> residuals, double s) {
        var drifts = new ArrayList<Drift>();
        if (s > 0) {
            drift(residuals, s, 1, drifts);
            drift(residuals, s, -1, drifts);
        }
        drifts.sort((a, b) -> a.onset().compareTo(b.onset()));
        return drifts;
    }

    private static void drift(List<Residual> residuals, double s, int sign, List<Drift> drifts) {
        var sum = 0.0;
        var largest = 0.0;
        OffsetDateTime onset = null;
        OffsetDateTime detected = null;
        for (var residual : residuals) {
            sum = Math.max(0, sum + sign * residual.value() / s - SLACK);
            if (sum == 0) {
                if (onset != null && detected != null) {
                    drifts.add(new Drift(sign > 0, onset, detected, residual.end(), largest));
                }
                onset = null;
                detected = null;
                largest = 0;
                continue;
            }
            onset = onset == null ? residual.start() : onset;
            detected = detected == null && sum > THRESHOLD ? residual.end() : detected;
            largest = Math.max(largest, sum);
        }
        if (onset != null && detected != null) {
            drifts.add(new Drift(sign > 0, onset, detected, null, largest));
        }
    }

    /** Sums of the residuals of days: hours follow each other too closely for cumulative sums. */
    public static List<Residual> byDay(List<Residual> residuals) {
        var days = new ArrayList<Residual>();
        for (var residual : residuals) {
            var start = residual.start().truncatedTo(ChronoUnit.DAYS);
            var last = days.isEmpty() ? null : days.get(days.size() - 1);
            if (last != null && last.start().toLocalDate().equals(start.toLocalDate())) {
                days.set(days.size() - 1, new Residual(last.start(), residual.end(), last.value() + residual.value()));
            } else {
                days.add(new Residual(residual.start(), residual.end(), residual.value()));
            }
        }
        return days;
    }

    static List<Residual> byDay(List<Interval> hours, double[] residuals) {
        var all = new ArrayList<Residual>();
        for (var i = 0; i < residuals.length; i++) {
            all.add(new Residual(hours.get(i).start(), hours.get(i).end(), residuals[i]));
        }
        return byDay(all);
    }

    /**
     * A burst.
     *
     * @param z the farthest of its intervals
     * @param excess the sum of its residuals
     */
    public record Alarm(OffsetDateTime start, OffsetDateTime end, int intervals, double z, double excess) {}

    /**
     * A slow change.
     *
     * @param isUp true if more is measured than predicted
     * @param end null if it lasts
     * @param largest how high the cumulative sum rose, in standard errors
     */
    public record Drift(
            boolean isUp,
            OffsetDateTime onset,
            OffsetDateTime detected,
            @Nullable OffsetDateTime end,
            double largest) {}
}
