package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.engine.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An interval, and what is not known of it, or not measured.
 *
 * @param units how many days or hours it has
 * @param known of how many of them both consumption and weather are known; the interval's quantity is theirs
 * @param days the days of which the quantity is, or is part
 * @param shareOfDay 1, or the part of a day that an hour is
 * @param substituted the days whose temperatures are those of the neighbour station
 */
record Slice(
        Interval interval,
        int units,
        int known,
        List<LocalDate> days,
        double shareOfDay,
        Set<LocalDate> substituted,
        Set<BaselineReason> reasons) {
    boolean isFilled() {
        return interval.isComplete() && reasons.contains(BaselineReason.FILLED);
    }

    /** How many days have the temperatures of the neighbour station. */
    static int substitutedDays(List<Slice> slices) {
        return (int) slices.stream()
                .flatMap(slice -> slice.substituted().stream())
                .distinct()
                .count();
    }
}
