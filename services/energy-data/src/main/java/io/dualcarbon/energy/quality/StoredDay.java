package io.dualcarbon.energy.quality;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored day as the rules look at it.
 *
 * @param arrivedAt when the day last grew; later corrections do not count
 * @param present slots with a value, filled ones too: whoever approved those knows of the gap
 * @param values in slots; no rule looks at one that was filled
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredDay(
        int intervalMinutes,
        int slots,
        int present,
        boolean apportioned,
        double total,
        Instant arrivedAt,
        @Nullable Double[] values) {
    boolean isWhole() {
        return present == slots;
    }
}
