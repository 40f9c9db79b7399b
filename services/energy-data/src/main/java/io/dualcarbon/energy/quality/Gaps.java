package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.quality.DueReads.Reads;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Cursor;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the times of which values are missing. Reads values only of days that have some and not all. */
@ApplicationScoped
class Gaps {
    private static final int METERS_AT_ONCE = 100;

    private static final String DAYS = """
            select meter_id, day, interval_minutes, case when present < slots then slot_values end
            from interval_block where tenant_id = ? and meter_id = any(?) and day >= ? and day < ?
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final DueReads dueReads;

    Gaps(Database database, Tenancy tenancy, DueReads dueReads) {
        this.database = database;
        this.tenancy = tenancy;
        this.dueReads = dueReads;
    }

    /** The gaps of the meters, which come in the order of their ids, in {@code [from, to)} as far as it is over. */
    Page<GapView> page(
            List<OwingMeter> meters, LocalDate from, LocalDate to, Instant now, LocalDays days, PageRequest page) {
        var after = page.after().isEmpty() ? null : Position.of(page.cursor().orElseThrow());
        var left = meters.stream()
                .filter(meter -> after == null || meter.id().toString().compareTo(after.meterId) >= 0)
                .sorted((a, b) -> a.id().toString().compareTo(b.id().toString()))
                .toList();
        var found = new ArrayList<GapView>();
        for (var at = 0; at < left.size() && found.size() <= page.limit(); at += METERS_AT_ONCE) {
            var some = left.subList(at, Math.min(at + METERS_AT_ONCE, left.size()));
            var stored = read(some, from, to);
            var reads = dueReads.of(
                    some,
                    days.of((int) from.toEpochDay()).start(),
                    days.of((int) to.toEpochDay()).start(),
                    days);
            for (var meter : some) {
                var gaps = meter.register()
                        ? missed(meter, reads.get(meter.id()), from, to, days)
                        : gaps(meter, stored.getOrDefault(meter.id(), Map.of()), from, to, now, days);
                for (var gap : gaps) {
                    if (after == null || after.isBefore(gap)) {
                        found.add(gap);
                    }
                }
            }
        }
        var enough = found.subList(0, Math.min(found.size(), page.limit() + 1));
        return Page.of(enough, page.limit(), Position::key);
    }

    private static List<GapView> gaps(
            OwingMeter meter, Map<LocalDate, Day> stored, LocalDate from, LocalDate to, Instant now, LocalDays days) {
        var run = new Run(meter, days);
        for (var date = from; date.isBefore(meter.owesUntil(to)); date = date.plusDays(1)) {
            var span = days.of((int) date.toEpochDay());
            var day = stored.get(date);
            if (day != null && day.values == null) {
                run.close(span.start());
                continue;
            }
            var interval = day == null ? meter.intervalMinutes() : day.intervalMinutes;
            var slots = span.slots(interval);
            for (var slot = 0; slot < slots; slot++) {
                var start = span.start() + slot * (interval * 60L);
                var end = Math.min(span.end(), start + interval * 60L);
                if (end > now.getEpochSecond()) {
                    return run.end(true); // not due yet, and nothing came before it since the run began
                }
                if (day != null && day.values != null && day.values[slot] != null) {
                    run.close(start);
                } else {
                    run.miss(start, end);
                }
            }
        }
        return run.end(false);
    }

    /** Of a register: from when a read was due until one came. */
    private static List<GapView> missed(
            OwingMeter meter, @Nullable Reads reads, LocalDate from, LocalDate to, LocalDays days) {
        if (reads == null) {
            return List.of();
        }
        var start = days.of((int) from.toEpochDay()).start();
        var end = days.of((int) to.toEpochDay()).start();
        var gaps = new ArrayList<GapView>();
        for (var missed : reads.missed()) {
            var run = new Run(meter, days);
            run.start = missed.firstDue(start);
            run.end = Math.min(missed.to(), end);
            run.missing = missed.dueIn(start, end);
            gaps.addAll(run.end(missed.open() && missed.to() < end && meter.retiredOn() == null));
        }
        return gaps;
    }

    private Map<UUID, Map<LocalDate, Day>> read(List<OwingMeter> meters, LocalDate from, LocalDate to) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(DAYS)) {
                query.setString(1, tenancy.id());
                query.setArray(
                        2,
                        connection.createArrayOf(
                                "uuid", meters.stream().map(OwingMeter::id).toArray()));
                query.setObject(3, from);
                query.setObject(4, to);
                var found = new HashMap<UUID, Map<LocalDate, Day>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var values = rows.getArray(4);
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new HashMap<>())
                                .put(
                                        rows.getObject(2, LocalDate.class),
                                        new Day(rows.getInt(3), values == null ? null : (Double[]) values.getArray()));
                    }
                }
                return found;
            }
        });
    }

    /** A stored day; without values if none is missing. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Day(int intervalMinutes, @Nullable Double @Nullable [] values) {}

    /** Missing values that follow one another. */
    private static final class Run {
        private final List<GapView> gaps = new ArrayList<>();
        private final OwingMeter meter;
        private final LocalDays days;
        private long start;
        private long end;
        private long missing;

        Run(OwingMeter meter, LocalDays days) {
            this.meter = meter;
            this.days = days;
        }

        void miss(long from, long to) {
            if (missing == 0) {
                start = from;
            }
            end = to;
            missing++;
        }

        void close(long at) {
            if (missing > 0) {
                gaps.add(gap(false, at));
                missing = 0;
            }
        }

        List<GapView> end(boolean open) {
            if (missing > 0) {
                gaps.add(gap(open, end));
            }
            return gaps;
        }

        private GapView gap(boolean open, long until) {
            return new GapView(
                    meter.id(),
                    meter.code(),
                    Optional.ofNullable(meter.buildingId()),
                    time(start),
                    open ? Optional.empty() : Optional.of(time(until)),
                    missing,
                    open);
        }

        private OffsetDateTime time(long epochSecond) {
            return Instant.ofEpochSecond(epochSecond).atZone(days.zone()).toOffsetDateTime();
        }
    }

    private record Position(String meterId, long start) {
        static Position of(String cursor) {
            var parts = Cursor.decode(cursor).split("/", 2);
            if (parts.length != 2 || !parts[1].matches("-?\\d{1,18}")) {
                throw Cursor.invalid(cursor);
            }
            return new Position(parts[0], Long.parseLong(parts[1]));
        }

        static String key(GapView gap) {
            return gap.meterId() + "/" + gap.start().toEpochSecond();
        }

        boolean isBefore(GapView gap) {
            return !gap.meterId().toString().equals(meterId) || gap.start().toEpochSecond() > start;
        }
    }
}
