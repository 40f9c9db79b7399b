package io.dualcarbon.energy.gapfill;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.gapfill.Slots.Known;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes the missing values of a time. */
final class Proposal {
    static final int WEEKS = 4;

    /** Own definition: a median of fewer values is no profile. */
    static final int LEAST_LIKE_DAYS = 3;

    private static final int DECIMALS = 6;

    private final Known known;
    private final LocalDays days;
    private final long step;

    Proposal(Known known, LocalDays days, int intervalMinutes) {
        this.known = known;
        this.days = days;
        this.step = intervalMinutes * 60L;
    }

    /** The missing values of {@code [from, to)}. */
    NavigableMap<Long, Double> values(long from, long to, GapFillMethod method, @Nullable BigDecimal total) {
        var missing = new ArrayList<Long>();
        for (var start = from; start < to; start += step) {
            if (!known.values().containsKey(start)) {
                missing.add(start);
            }
        }
        if (missing.isEmpty()) {
            throw GapFillProblem.NOTHING_MISSING.because();
        }
        for (var start : missing) {
            if (lengthOfGapAt(start) > method.mostHours() * 3600L) {
                throw GapFillProblem.GAP_TOO_LONG.because(method, method.mostHours());
            }
        }
        var typical = new ArrayList<Double>();
        for (var start : missing) {
            typical.add(method == GapFillMethod.LINEAR ? line(start) : profile(start));
        }
        return total == null ? rounded(missing, typical) : scaled(missing, typical, toDistribute(from, to, total));
    }

    /** Also of what is missing before and after the time asked for: a long gap must not be filled piece by piece. */
    private long lengthOfGapAt(long start) {
        var before = known.values().lowerKey(start);
        var after = known.values().higherKey(start);
        return before == null || after == null ? Long.MAX_VALUE : after - before - step;
    }

    private double line(long start) {
        var before = known.values().lowerEntry(start);
        var after = known.values().higherEntry(start);
        if (!known.isMeasured(before.getKey()) || !known.isMeasured(after.getKey())) {
            throw GapFillProblem.NEIGHBOUR_MISSING.because();
        }
        var share = (double) (start - before.getKey()) / (after.getKey() - before.getKey());
        return before.getValue() + (after.getValue() - before.getValue()) * share;
    }

    private double profile(long start) {
        var time = Instant.ofEpochSecond(start).atZone(days.zone());
        var like = new ArrayList<Double>();
        for (var back = 1; back <= 7 * WEEKS; back++) {
            var day = time.toLocalDate().minusDays(back);
            var same = day.atTime(time.toLocalTime()).atZone(days.zone());
            var exists = same.toLocalTime().equals(time.toLocalTime()); // not in the hour that a clock skips
            if (exists && isWeekend(day) == isWeekend(time.toLocalDate()) && known.isMeasured(same.toEpochSecond())) {
                like.add(known.values().get(same.toEpochSecond()));
            }
        }
        if (like.size() < LEAST_LIKE_DAYS) {
            throw GapFillProblem.PROFILE_MISSING.because(time.toOffsetDateTime(), LEAST_LIKE_DAYS);
        }
        Collections.sort(like);
        var middle = like.size() / 2;
        return like.size() % 2 == 1 ? like.get(middle) : (like.get(middle - 1) + like.get(middle)) / 2;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private BigDecimal toDistribute(long from, long to, BigDecimal total) {
        var measured = known.values().subMap(from, true, to, false).values().stream()
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (total.compareTo(measured) < 0) {
            throw GapFillProblem.TOTAL_TOO_SMALL.because(measured.toPlainString());
        }
        return total.subtract(measured);
    }

    private static NavigableMap<Long, Double> rounded(List<Long> starts, List<Double> typical) {
        var values = new TreeMap<Long, Double>();
        for (var i = 0; i < starts.size(); i++) {
            values.put(
                    starts.get(i),
                    BigDecimal.valueOf(typical.get(i))
                            .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                            .doubleValue());
        }
        return values;
    }

    /** Each is the difference of two rounded running sums, the last of which is the total: so they sum to it exactly. */
    private static NavigableMap<Long, Double> scaled(List<Long> starts, List<Double> typical, BigDecimal total) {
        var values = new TreeMap<Long, Double>();
        var sum = typical.stream().mapToDouble(Double::doubleValue).sum();
        var running = 0.0;
        var before = BigDecimal.ZERO;
        for (var i = 0; i < starts.size(); i++) {
            running += sum == 0 ? 1 : typical.get(i);
            var isLast = i == starts.size() - 1;
            var share = BigDecimal.valueOf(running / (sum == 0 ? starts.size() : sum));
            var upTo = isLast
                    ? total
                    : total.multiply(share, MathContext.DECIMAL64).setScale(DECIMALS, RoundingMode.FLOOR);
            values.put(starts.get(i), upTo.subtract(before).doubleValue());
            before = upTo;
        }
        return values;
    }
}
