package io.dualcarbon.energy.register;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.closing.ChangedDay;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.ingest.BlockStore;
import io.dualcarbon.energy.ingest.ConsumptionChanges;
import io.dualcarbon.energy.ingest.DayBlocks;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.MeterChanged;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.energy.registry.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Keeps what dials showed, and brings the days of their meters up to it. */
@ApplicationScoped
class RegisterBook {
    /** Two reads may lie years apart, and a thousand meters be read at once. */
    private static final int HELD_VALUES = 1_000_000;

    private final RegisterStore store;
    private final BlockStore blockStore;
    private final ConsumptionChanges consumptionChanges;
    private final ClosedMonths closedMonths;
    private final MeterDirectory meters;
    private final TenantZone zone;
    private final Event<ReadsKept> readsKept;
    private final Clock clock;

    RegisterBook(
            RegisterStore store,
            BlockStore blockStore,
            ConsumptionChanges consumptionChanges,
            ClosedMonths closedMonths,
            MeterDirectory meters,
            TenantZone zone,
            Event<ReadsKept> readsKept,
            Clock clock) {
        this.store = store;
        this.blockStore = blockStore;
        this.consumptionChanges = consumptionChanges;
        this.closedMonths = closedMonths;
        this.meters = meters;
        this.zone = zone;
        this.readsKept = readsKept;
        this.clock = clock;
    }

    /** What is known around what was sent, by meter. Nobody else writes these meters until the transaction ends. */
    Map<UUID, RegisterTimeline> open(Map<UUID, Meter> sentTo, Map<UUID, NavigableSet<Long>> sent, LocalDays days) {
        store.lock(sentTo.keySet());
        var bases = store.bases(sentTo);
        var points = store.around(sent);
        var timelines = new HashMap<UUID, RegisterTimeline>();
        sentTo.forEach((id, meter) -> {
            var timeline = new RegisterTimeline(Objects.requireNonNull(bases.get(id)), days, meter.intervalMinutes());
            points.getOrDefault(id, List.of())
                    .forEach(point -> timeline.points().put(point.at(), point));
            timelines.put(id, timeline);
        });
        return timelines;
    }

    /** What is known around an instant, seconds since 1970. */
    RegisterTimeline open(Meter meter, long at, LocalDays days) {
        var instants = new TreeSet<>(List.of(at));
        return Objects.requireNonNull(open(Map.of(meter.id(), meter), Map.of(meter.id(), instants), days)
                .get(meter.id()));
    }

    /** Keeps what has become of one instant in the timeline. */
    BlockStore.Changed write(
            Meter meter, long at, RegisterTimeline timeline, ClosedMonths.Refused closed, UUID correctionId) {
        var instants = new TreeSet<>(List.of(at));
        return write(Map.of(meter.id(), instants), Map.of(meter.id(), timeline), closed, correctionId);
    }

    /**
     * Keeps what has become of these instants in the timelines: where they have no point any more, none is kept. Days of
     * closed months stay as they are.
     */
    BlockStore.Changed write(
            Map<UUID, NavigableSet<Long>> news,
            Map<UUID, RegisterTimeline> timelines,
            ClosedMonths.Refused closed,
            UUID uploadId) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var blocks = new DayBlocks();
        var changed = new ArrayList<ChangedDay>();
        for (var each : new TreeMap<>(news).entrySet()) {
            var timeline = Objects.requireNonNull(timelines.get(each.getKey()));
            store.save(each.getKey(), each.getValue(), timeline.points(), uploadId, now);
            put(each.getKey(), timeline.daysAround(each.getValue()), closed, blocks);
            if (blocks.heldValues() > HELD_VALUES) {
                changed.addAll(blockStore.store(blocks, uploadId).list());
                blocks = new DayBlocks();
            }
        }
        readsKept.fire(new ReadsKept(months(news, timelines)));
        changed.addAll(blockStore.store(blocks, uploadId).list());
        return new BlockStore.Changed(changed);
    }

    private static Map<UUID, Set<YearMonth>> months(
            Map<UUID, NavigableSet<Long>> news, Map<UUID, RegisterTimeline> timelines) {
        var months = new TreeMap<UUID, Set<YearMonth>>();
        news.forEach((id, instants) -> instants.forEach(instant -> months.computeIfAbsent(id, none -> new TreeSet<>())
                .add(YearMonth.from(Objects.requireNonNull(timelines.get(id)).day(instant)))));
        return months;
    }

    private void put(UUID id, List<RegisterDay> days, ClosedMonths.Refused closed, DayBlocks blocks) {
        var open = days.stream().filter(day -> !closed.contains(day.date())).toList();
        if (open.stream().anyMatch(RegisterDay::isEmpty)) {
            // Of a day of which nothing is known a trace is only left where there was something.
            var stored = store.storedDays(
                    id, open.get(0).date(), open.get(open.size() - 1).date());
            open = open.stream()
                    .filter(day -> !day.isEmpty() || stored.contains(day.date()))
                    .toList();
        }
        open.forEach(day -> blocks.putWhole(id, day.day(), day.intervalMinutes(), day.apportioned(), day.values()));
    }

    /** What a meter's readings mean may have changed: multiplier, digits, power. */
    void recompute(@Observes MeterChanged change) {
        if (change.reading() != Reading.REGISTER) {
            return;
        }
        var closed = closedMonths.refused(Optional.empty());
        closedMonths.hold(closed);
        var days = new LocalDays(zone.get());
        var meter = meters.get(change.meterId());
        var all = store.after(meter.id(), Instant.EPOCH, Integer.MAX_VALUE);
        var basis =
                Objects.requireNonNull(store.bases(Map.of(meter.id(), meter)).get(meter.id()));
        var timeline = new RegisterTimeline(basis, days, meter.intervalMinutes());
        all.forEach(point -> timeline.points().put(point.at(), point));
        var blocks = new DayBlocks();
        put(meter.id(), timeline.daysAround(timeline.points().keySet()), closed, blocks);
        var id = UUID.randomUUID();
        consumptionChanges.record(id, blockStore.store(blocks, id).days());
    }

    Collection<RegisterPoint> after(Meter meter, Instant after, int limit) {
        return store.after(meter.id(), after, limit);
    }

    /** How often what is known of these instants was replaced; none: never. */
    Map<Long, Integer> versions(Meter meter, Collection<Long> instants) {
        return store.versions(meter.id(), instants);
    }

    RegisterBasis basis(Meter meter) {
        return Objects.requireNonNull(store.bases(Map.of(meter.id(), meter)).get(meter.id()));
    }
}
