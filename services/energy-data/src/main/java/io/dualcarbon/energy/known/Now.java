package io.dualcarbon.energy.known;

import java.time.Instant;

/**
 * The instant that counts as now.
 *
 * @param isPast true if what was known then is read
 */
public record Now(Instant instant, boolean isPast) {
    static final int MOST_METER_DAYS = 500_000;

    /** Of the past nothing is kept summed: each day of each meter is looked up, with what replaced it since. */
    public void allow(long meterDays) {
        if (isPast && meterDays > MOST_METER_DAYS) {
            throw KnownProblem.AS_OF_TOO_MUCH
                    .because(meterDays, MOST_METER_DAYS)
                    .at("asOf");
        }
    }
}
