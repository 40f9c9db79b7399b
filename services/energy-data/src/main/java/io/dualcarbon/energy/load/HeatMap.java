package io.dualcarbon.energy.load;

import io.dualcarbon.energy.daily.Rounding;
import io.dualcarbon.energy.load.HeatMapView.HeatMapRowView;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Means of a load by hour, over each day or each day of the week. */
final class HeatMap {
    private final LoadQuestion question;
    private final HeatMapBy by;
    private final TreeMap<Integer, Row> rows = new TreeMap<>();

    HeatMap(LoadQuestion question, HeatMapBy by) {
        this.question = question;
        this.by = by;
        var minutes = question.minutes();
        for (var day = question.from(); day.isBefore(question.to()); day = day.plusDays(1)) {
            var span = question.days().of((int) day.toEpochDay());
            var over = Math.min(span.end(), question.now().getEpochSecond()) - span.start();
            var row = rows.computeIfAbsent(key(day), none -> new Row());
            row.expected += (int) Math.max(0, over / (minutes * 60L));
            row.open |= span.end() > question.now().getEpochSecond();
        }
    }

    void add(LoadDay day) {
        for (var i = 0; i < day.intervals(); i++) {
            var power = day.power(i);
            if (!Double.isNaN(power)) {
                var time = Instant.ofEpochSecond(day.start(i))
                        .atZone(question.days().zone());
                var row = rows.get(key(time.toLocalDate()));
                if (row != null) {
                    row.add(time.getHour(), power, day.isEstimated(i));
                }
            }
        }
    }

    private int key(LocalDate day) {
        return by == HeatMapBy.DAY ? (int) day.toEpochDay() : day.getDayOfWeek().getValue();
    }

    List<HeatMapRowView> rows() {
        return rows.entrySet().stream()
                .map(entry -> new HeatMapRowView(
                        name(entry.getKey(), HeatMapBy.DAY, key -> LocalDate.ofEpochDay(key)),
                        name(entry.getKey(), HeatMapBy.WEEKDAY, DayOfWeek::of),
                        entry.getValue().means(),
                        entry.getValue().estimatedHours(),
                        entry.getValue().reasons()))
                .toList();
    }

    private <T> @Nullable T name(int key, HeatMapBy kind, Function<Integer, T> name) {
        return by == kind ? name.apply(key) : null;
    }

    private static final class Row {
        private final double[] sums = new double[24];
        private final int[] counts = new int[24];
        private final BitSet estimated = new BitSet();
        private int expected;
        private boolean open;

        void add(int hour, double power, boolean isEstimated) {
            sums[hour] += power;
            counts[hour]++;
            if (isEstimated) {
                estimated.set(hour);
            }
        }

        List<@Nullable Double> means() {
            var means = new ArrayList<@Nullable Double>();
            for (var hour = 0; hour < 24; hour++) {
                means.add(counts[hour] == 0 ? null : Rounding.quantity(sums[hour] / counts[hour]));
            }
            return means;
        }

        @Nullable
        List<Integer> estimatedHours() {
            return estimated.isEmpty() ? null : estimated.stream().boxed().toList();
        }

        List<LoadReason> reasons() {
            var known = 0;
            for (var count : counts) {
                known += count;
            }
            var reasons = new ArrayList<LoadReason>();
            if (known == 0) {
                reasons.add(LoadReason.NO_DATA);
            } else if (known < expected) {
                reasons.add(LoadReason.COVERAGE);
            }
            if (open) {
                reasons.add(LoadReason.OPEN);
            }
            return reasons;
        }
    }
}
