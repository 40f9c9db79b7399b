package io.dualcarbon.energy.load;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.registry.Boundary.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The load of some meters, all of one unit, in the local days {@code [from, to)}.
 *
 * @param minutes length of the intervals over which power is meant
 */
record LoadQuestion(List<Member> meters, int minutes, LocalDate from, LocalDate to, LocalDays days, Instant now) {
    /** The shortest interval into which all of these can be summed; those of 0 are none. */
    static int commonMinutes(IntStream intervals) {
        return intervals.filter(interval -> interval > 0).reduce(1, LoadQuestion::leastCommonMultiple);
    }

    /** Intervals of the time that are over. */
    int expected() {
        var first = days.of((int) from.toEpochDay()).start();
        var end = Math.min(days.of((int) to.toEpochDay()).start(), now.getEpochSecond());
        return (int) Math.max(0, (end - first) / (minutes * 60L));
    }

    /** True if meters of others are taken out of an organization's. */
    boolean isWithoutOthers() {
        return meters.stream().anyMatch(Member::isEverTakenOut);
    }

    boolean isOpen() {
        return days.of((int) to.toEpochDay()).start() > now.getEpochSecond();
    }

    private static int leastCommonMultiple(int a, int b) {
        var multiple = a;
        while (multiple % b != 0) {
            multiple += a;
        }
        return multiple;
    }
}
