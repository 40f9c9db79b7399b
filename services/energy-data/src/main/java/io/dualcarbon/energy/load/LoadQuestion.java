package io.dualcarbon.energy.load;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.registry.Boundary.Member;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The load of some meters, all of one unit, in the local days {@code [from, to)}. */
record LoadQuestion(List<Member> meters, LocalDate from, LocalDate to, LocalDays days, Instant now) {
    /** The shortest interval into which the intervals of all meters can be summed. */
    int minutes() {
        return meters.stream()
                .mapToInt(member -> member.meter().intervalMinutes())
                .filter(interval -> interval > 0)
                .reduce(1, LoadQuestion::leastCommonMultiple);
    }

    /** Intervals of the time that are over. */
    int expected() {
        var first = days.of((int) from.toEpochDay()).start();
        var end = Math.min(days.of((int) to.toEpochDay()).start(), now.getEpochSecond());
        return (int) Math.max(0, (end - first) / (minutes() * 60L));
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
