package io.dualcarbon.energy.weather;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.weather.DegreeDaysView.DegreeDayPeriodView;
import io.dualcarbon.platform.problem.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Degree days by the daily-mean method. */
record DegreeDays(Temperatures temperatures, LocalDays days, LocalDate today, double heatingBase, double coolingBase) {
    static final Text METHOD = new Text(
            "Sum over days of max(0, heatingBaseC - T) and max(0, T - coolingBaseC), T the mean of the day's hours; a day"
                    + " counts with at least " + Temperatures.LEAST_HOURS + " of them, or with those of the neighbour"
                    + " station if it has as many",
            "逐日累计 max(0, heatingBaseC - T) 与 max(0, T - coolingBaseC)，T 为当日各小时的平均温度；当日至少有 " + Temperatures.LEAST_HOURS
                    + " 个小时方可计入，否则采用相邻站同样足够的数据");

    DegreeDayPeriodView over(String period, LocalDate from, LocalDate to) {
        var heating = 0.0;
        var cooling = 0.0;
        var sum = 0.0;
        var count = 0;
        var missing = new ArrayList<LocalDate>();
        var substituted = new ArrayList<LocalDate>();
        for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
            var span = days.of((int) day.toEpochDay());
            var mean = temperatures.mean(span);
            if (Double.isNaN(mean)) {
                missing.add(day);
                continue;
            }
            if (temperatures.isSubstituted(span)) {
                substituted.add(day);
            }
            heating += Math.max(0, heatingBase - mean);
            cooling += Math.max(0, mean - coolingBase);
            sum += mean;
            count++;
        }
        var reasons = new ArrayList<WeatherReason>();
        if (count == 0) {
            reasons.add(WeatherReason.NO_DATA);
        } else if (!missing.isEmpty()) {
            reasons.add(WeatherReason.MISSING_DAYS);
        }
        if (!substituted.isEmpty()) {
            reasons.add(WeatherReason.SUBSTITUTED);
        }
        if (to.isAfter(today)) {
            reasons.add(WeatherReason.OPEN);
        }
        var whole = missing.isEmpty();
        return new DegreeDayPeriodView(
                period,
                whole ? rounded(heating, 6) : null,
                whole ? rounded(cooling, 6) : null,
                count == 0 ? null : rounded(sum / count, 6),
                count + missing.size(),
                rounded((double) count / (count + missing.size()), 4),
                List.copyOf(missing),
                List.copyOf(substituted),
                reasons);
    }

    static double rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
