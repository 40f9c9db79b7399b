package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.register.RegisterHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which reads of registers came and which did not. */
@ApplicationScoped
class DueReads {
    private final RegisterHistory history;
    private final Clock clock;

    DueReads(RegisterHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** In {@code [from, to)}, seconds since 1970, of those of the meters that are registers and were ever read. */
    Map<UUID, Reads> of(List<OwingMeter> meters, long from, long to, LocalDays days) {
        var registers = meters.stream().filter(OwingMeter::register).toList();
        if (registers.isEmpty()) {
            return Map.of();
        }
        var times = history.times(
                registers.stream().map(OwingMeter::id).toList(),
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(Math.max(from, to)),
                MissedReads.READS_OF_A_RHYTHM);
        var now = clock.instant().getEpochSecond();
        var reads = new HashMap<UUID, Reads>();
        for (var meter : registers) {
            var known = times.get(meter.id());
            if (known != null) {
                var retired = meter.retiredOn();
                var until = Math.min(to, now);
                reads.put(
                        meter.id(),
                        new Reads(
                                known,
                                MissedReads.among(
                                        known,
                                        meter.readEverySeconds(),
                                        retired == null
                                                ? until
                                                : Math.min(
                                                        until,
                                                        days.of((int) retired.toEpochDay())
                                                                .start()))));
            }
        }
        return reads;
    }

    /** When a register was read, and what is missing in between. */
    record Reads(List<Long> times, List<MissedReads> missed) {
        long came(long start, long end) {
            return times.stream().filter(time -> time >= start && time < end).count();
        }

        long missedIn(long start, long end) {
            return missed.stream().mapToLong(each -> each.dueIn(start, end)).sum();
        }
    }
}
