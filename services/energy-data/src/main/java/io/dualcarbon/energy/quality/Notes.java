package io.dualcarbon.energy.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the rules note of the days of a month. Days of other months are looked at, not noted. */
final class Notes {
    private final YearMonth month;
    private final Map<Rule, TreeMap<LocalDate, Found>> found = new EnumMap<>(Rule.class);

    Notes(YearMonth month) {
        this.month = month;
    }

    void note(Rule rule, LocalDate day, double measured, double threshold, String unit, int occurrences) {
        if (YearMonth.from(day).equals(month)) {
            found.computeIfAbsent(rule, none -> new TreeMap<>())
                    .merge(
                            day,
                            new Found(rule, day, day, rounded(measured), rounded(threshold), unit, occurrences),
                            Found::and);
        }
    }

    /** Notes it of each of these days, and where it begins in this month that it occurred. */
    void noteRun(Rule rule, List<LocalDate> run, double measured, double threshold, String unit) {
        for (var day : run) {
            note(rule, day, measured, threshold, unit, 0);
        }
        run.stream()
                .filter(day -> YearMonth.from(day).equals(month))
                .findFirst()
                .ifPresent(day -> note(rule, day, 0, threshold, unit, 1));
    }

    /** Days that follow one another become one finding. */
    List<Found> findings() {
        var all = new ArrayList<Found>();
        found.values().forEach(ofRule -> all.addAll(joined(ofRule)));
        return all;
    }

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

    private static double rounded(double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_EVEN).doubleValue();
    }
}
