package io.dualcarbon.assets.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Days on which something is other than before.
 *
 * @param to the day after the last, null if they do not end
 */
public record Days(LocalDate from, @Nullable LocalDate to) {
    /** Between what holds by the day from which it does. */
    static List<Days> differing(NavigableMap<LocalDate, ?> before, NavigableMap<LocalDate, ?> after) {
        var days = new TreeSet<>(before.keySet());
        days.addAll(after.keySet());
        var differing = new ArrayList<Days>();
        for (var day : days) {
            if (!Objects.equals(on(before, day), on(after, day))) {
                differing.add(new Days(day, days.higher(day)));
            }
        }
        return differing;
    }

    private static @Nullable Object on(NavigableMap<LocalDate, ?> held, LocalDate day) {
        var since = held.floorEntry(day);
        return since == null ? null : since.getValue();
    }

    boolean touch(YearMonth month) {
        return !from.isAfter(month.atEndOfMonth()) && (to == null || to.isAfter(month.atDay(1)));
    }
}
