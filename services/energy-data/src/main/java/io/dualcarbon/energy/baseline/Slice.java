package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.engine.Interval;
import java.util.Set;

/**
 * An interval, and what is not known of it, or not measured.
 *
 * @param units how many days or hours it has
 * @param known of how many of them both consumption and weather are known; the interval's quantity is theirs
 */
record Slice(Interval interval, int units, int known, Set<BaselineReason> reasons) {
    boolean isFilled() {
        return interval.isComplete() && reasons.contains(BaselineReason.FILLED);
    }
}
