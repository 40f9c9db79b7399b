package io.dualcarbon.energy.register;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.closing.ClosedMonths;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of a meter's dial, by seconds since 1970. */
final class RegisterTimeline {
    private final NavigableMap<Long, RegisterPoint> points = new TreeMap<>();
    private final RegisterBasis basis;
    private final LocalDays days;
    private final int intervalMinutes;

    RegisterTimeline(RegisterBasis basis, LocalDays days, int intervalMinutes) {
        this.basis = basis;
        this.days = days;
        this.intervalMinutes = intervalMinutes;
    }

    NavigableMap<Long, RegisterPoint> points() {
        return points;
    }

    /**
     * Puts a point in its place, or takes away what is there if it is null.
     *
     * @return the first closed month of which that would change a day; then nothing is changed. Null: it is done
     */
    @Nullable
    YearMonth change(long at, @Nullable RegisterPoint point, ClosedMonths.Refused closed) {
        var before = closedDays(at, closed);
        var replaced = set(at, point);
        var after = closedDays(at, closed);
        for (var i = 0; i < before.size(); i++) {
            if (!Arrays.equals(before.get(i).values(), after.get(i).values())) {
                set(at, replaced);
                return YearMonth.from(before.get(i).date());
            }
        }
        return null;
    }

    private @Nullable RegisterPoint set(long at, @Nullable RegisterPoint point) {
        return point == null ? points.remove(at) : points.put(at, point);
    }

    /** The same days with the point in its place and without. */
    private List<RegisterDay> closedDays(long at, ClosedMonths.Refused closed) {
        return touched(List.of(at)).stream()
                .filter(day -> closed.contains(LocalDate.ofEpochDay(day)))
                .map(this::day)
                .toList();
    }

    /** The local day of an instant. */
    LocalDate day(long instant) {
        return days.containing(instant).day();
    }

    /** The advance up to that point. */
    Advance before(RegisterPoint point) {
        var previous = points.lowerEntry(point.at());
        return previous == null
                ? Advance.unknown(point.at(), point.at(), RegisterReason.FIRST_READ)
                : basis.advance(previous.getValue(), point, days);
    }

    /** The days that those points have a part in: each from the point before it to the one after. */
    List<RegisterDay> daysAround(Collection<Long> instants) {
        return touched(instants).stream().map(this::day).toList();
    }

    private NavigableSet<Integer> touched(Collection<Long> instants) {
        var touched = new TreeSet<Integer>();
        for (var instant : instants) {
            var from = Objects.requireNonNullElse(points.lowerKey(instant), instant);
            var to = Objects.requireNonNullElse(points.higherKey(instant), instant);
            if (from < to) {
                var last = days.containing(to - 1).epochDay();
                for (var day = days.containing(from).epochDay(); day <= last; day++) {
                    touched.add(day);
                }
            }
        }
        return touched;
    }

    private RegisterDay day(int epochDay) {
        var day = days.of(epochDay);
        var advances = new ArrayList<Advance>();
        var before = Objects.requireNonNullElse(points.floorKey(day.start()), day.start());
        for (var point : points.tailMap(before, false).values()) {
            var advance = before(point);
            if (advance.overlaps(day.start(), day.end())) {
                advances.add(advance);
            }
            if (point.at() >= day.end()) {
                break;
            }
        }
        return RegisterDay.of(day, advances, intervalMinutes);
    }
}
