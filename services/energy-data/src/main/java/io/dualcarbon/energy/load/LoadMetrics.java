package io.dualcarbon.energy.load;

import io.dualcarbon.energy.daily.Rounding;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums up a load, interval by interval. Only those that are known of every meter count. */
final class LoadMetrics {
    private static final int NIGHT_FROM = 2;
    private static final int NIGHT_TO = 5;

    private final ZoneId zone;
    private final boolean withoutOthers;
    private final double[] peaks;
    private final List<Double> night = new ArrayList<>();
    private final Mean all = new Mean();
    private final Mean weekend = new Mean();
    private final Mean workingDays = new Mean();
    private double peak = Double.NEGATIVE_INFINITY; // what a formula leaves may be negative all the time
    private long peakAt;
    private boolean peakEstimated;
    private int estimated;

    /** @param withoutOthers true if meters of others are taken out: then nobody can say whose part of which peak they are */
    LoadMetrics(ZoneId zone, int meters, boolean withoutOthers) {
        this.zone = zone;
        this.withoutOthers = withoutOthers;
        this.peaks = new double[meters];
        Arrays.fill(peaks, Double.NEGATIVE_INFINITY);
    }

    void add(LoadDay day) {
        for (var i = 0; i < day.intervals(); i++) {
            var power = day.power(i);
            if (!Double.isNaN(power)) {
                add(day, i, power);
            }
        }
    }

    private void add(LoadDay day, int interval, double power) {
        var time = Instant.ofEpochSecond(day.start(interval)).atZone(zone);
        if (power > peak) {
            peak = power;
            peakAt = day.start(interval);
            peakEstimated = day.isEstimated(interval);
        }
        estimated += day.isEstimated(interval) ? 1 : 0;
        for (var meter = 0; meter < peaks.length; meter++) {
            peaks[meter] = Math.max(peaks[meter], day.power(meter, interval));
        }
        if (time.getHour() >= NIGHT_FROM && time.getHour() < NIGHT_TO) {
            night.add(power);
        }
        all.add(power);
        (isWeekend(time.getDayOfWeek()) ? weekend : workingDays).add(power);
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    int intervals() {
        return all.count;
    }

    @Nullable
    Double peak() {
        return all.count == 0 ? null : Rounding.quantity(peak);
    }

    @Nullable
    OffsetDateTime peakAt() {
        return all.count == 0
                ? null
                : Instant.ofEpochSecond(peakAt).atZone(zone).toOffsetDateTime();
    }

    boolean isPeakEstimated() {
        return peakEstimated;
    }

    @Nullable
    Double measuredShare() {
        return all.count == 0 ? null : Rounding.share(1 - (double) estimated / all.count);
    }

    @Nullable
    Double mean() {
        return all.count == 0 ? null : Rounding.quantity(all.value());
    }

    @Nullable
    Double loadFactor() {
        return ratio(all.value(), peak);
    }

    @Nullable
    Double baseLoad() {
        if (night.isEmpty()) {
            return null;
        }
        var sorted = night.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var middle = sorted.length / 2;
        return Rounding.quantity(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    boolean hasWeekendAndWorkingDays() {
        return weekend.count > 0 && workingDays.count > 0;
    }

    @Nullable
    Double weekendRatio() {
        return hasWeekendAndWorkingDays() ? ratio(weekend.value(), workingDays.value()) : null;
    }

    @Nullable
    Double simultaneity() {
        return withoutOthers ? null : ratio(peak, Arrays.stream(peaks).sum());
    }

    private @Nullable Double ratio(double part, double whole) {
        return all.count == 0 || whole <= 0 ? null : Rounding.share(part / whole);
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double value() {
            return sum / count;
        }
    }
}
