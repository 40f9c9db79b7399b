package io.dualcarbon.energy.series;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.register.RegisterHistory;
import io.dualcarbon.energy.registry.Meter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Points of a meter over whole days, for other features. */
@ApplicationScoped
public class MeterPoints {
    private final BlockReader blocks;
    private final RegisterHistory registers;
    private final Clock clock;

    MeterPoints(BlockReader blocks, RegisterHistory registers, Clock clock) {
        this.blocks = blocks;
        this.registers = registers;
        this.clock = clock;
    }

    /** Those in {@code [from, to)}, which begins and ends with a bucket. */
    public List<PointView> read(Meter meter, LocalDate from, LocalDate to, Resolution resolution, LocalDays days) {
        var minutes = resolution.minutes(meter);
        var start = days.of((int) from.toEpochDay()).start();
        var end = days.of((int) to.toEpochDay()).start();
        var buckets = new Buckets(
                blocks.read(meter.id(), from, to, minutes > 0),
                registers.unknown(meter, start, end, days),
                days,
                clock.instant());
        return minutes > 0 ? buckets.withinDays(start, end, minutes) : buckets.byDays(from, to, resolution.length());
    }
}
