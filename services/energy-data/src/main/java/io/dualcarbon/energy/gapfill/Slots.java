package io.dualcarbon.energy.gapfill;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and fills the slots of a meter. */
@ApplicationScoped
class Slots {
    private static final String LOCK = "select 1 from meter where tenant_id = ? and meter_id = ? for no key update";

    private static final String READ = """
            select day, interval_minutes, slot_values, filled_slots, received_at, slot_arrivals from interval_block
            where tenant_id = ? and meter_id = ? and day >= ? and day < ?
            """;

    /** What the day was before, as a correction keeps it; nothing, if the day had no values at all. */
    private static final String KEEP = """
            insert into block_revision (tenant_id, meter_id, day, upload_id, pass, revised_at, interval_minutes,
                received_at, slot_values, slot_arrivals, filled_slots, apportioned, total, filled_total)
            select d.tenant_id, d.meter_id, d.day, ?, 0, d.now, coalesce(b.interval_minutes, d.interval_minutes),
                   coalesce(b.received_at, d.now), coalesce(b.slot_values, array_fill(null::float8, array[d.slots])),
                   b.slot_arrivals, b.filled_slots, coalesce(b.apportioned, false), coalesce(b.total, 0),
                   coalesce(b.filled_total, 0)
            from (values (?, ?::uuid, ?::date, ?::timestamptz, ?, ?))
                as d (tenant_id, meter_id, day, now, interval_minutes, slots)
            left join interval_block b on b.tenant_id = d.tenant_id and b.meter_id = d.meter_id and b.day = d.day
            """;

    private static final String WRITE = """
            insert into interval_block as b (tenant_id, meter_id, day, interval_minutes, slots, present, apportioned,
                total, received_at, upload_id, slot_values, filled_slots, filled_total, slot_arrivals)
            values (?, ?, ?, ?, ?, ?, false, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, meter_id, day) do update
            set present = excluded.present, total = excluded.total, slot_values = excluded.slot_values,
                filled_slots = excluded.filled_slots, filled_total = excluded.filled_total,
                slot_arrivals = excluded.slot_arrivals
            """;

    private final Database database;
    private final Tenancy tenancy;

    Slots(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** The stored values of these days, by the second in which their interval begins. */
    Known read(Meter meter, LocalDate from, LocalDate to, LocalDays days) {
        return database.ask(connection -> {
            var known = new Known(new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
            for (var block : blocks(connection, meter.id(), from, to, days).entrySet()) {
                if (block.getValue().intervalMinutes != meter.intervalMinutes()) {
                    known.otherIntervals.add(block.getKey());
                    continue;
                }
                var start = days.of((int) block.getKey().toEpochDay()).start();
                for (var slot = 0; slot < block.getValue().values.length; slot++) {
                    var value = block.getValue().values[slot];
                    var at = start + slot * (meter.intervalMinutes() * 60L);
                    if (value != null) {
                        known.values.put(at, value);
                    }
                    if (block.getValue().filled.contains(slot + 1)) {
                        known.filled.add(at);
                    }
                }
            }
            return known;
        });
    }

    /** Fills the slots that are still empty, and says which days that changed and how many values it wrote. */
    Written fill(Meter meter, NavigableMap<Long, Double> proposed, UUID gapFillId, OffsetDateTime now, LocalDays days) {
        return database.ask(connection -> {
            var first = days.containing(proposed.firstKey()).day();
            var end = days.containing(proposed.lastKey()).day().plusDays(1);
            var stored = blocks(connection, meter.id(), first, end, days);
            var changed = new TreeSet<LocalDate>();
            var written = 0;
            for (var day = first; day.isBefore(end); day = day.plusDays(1)) {
                var span = days.of((int) day.toEpochDay());
                var slots = span.slots(meter.intervalMinutes());
                var before = stored.get(day);
                if (before != null && before.intervalMinutes != meter.intervalMinutes()) {
                    throw GapFillProblem.OTHER_INTERVAL.because(day);
                }
                var block = before == null
                        ? new Block(meter.intervalMinutes(), new Double[slots], new TreeSet<>(), null)
                        : before;
                var count = 0;
                for (var value :
                        proposed.subMap(span.start(), true, span.end(), false).entrySet()) {
                    var slot = (int) ((value.getKey() - span.start()) / 60 / meter.intervalMinutes());
                    if (block.values[slot] == null) {
                        block.values[slot] = value.getValue();
                        block.filled.add(slot + 1);
                        if (block.arrivals != null) {
                            block.arrivals[slot] = sinceDayStart(now, span);
                        }
                        count++;
                    }
                }
                if (count > 0) {
                    keep(connection, meter, day, slots, gapFillId, now);
                    write(connection, meter.id(), day, block, gapFillId, now);
                    changed.add(day);
                    written += count;
                }
            }
            return new Written(changed, written);
        });
    }

    /** The row that everybody holds who writes blocks of the meter: they stay as they are until the transaction ends. */
    void lock(UUID meterId) {
        database.ask(connection -> {
            try (var lock = connection.prepareStatement(LOCK)) {
                lock.setString(1, tenancy.id());
                lock.setObject(2, meterId);
                return lock.execute();
            }
        });
    }

    private void keep(Connection connection, Meter meter, LocalDate day, int slots, UUID gapFillId, OffsetDateTime now)
            throws SQLException {
        try (var keep = connection.prepareStatement(KEEP)) {
            keep.setObject(1, gapFillId);
            keep.setString(2, tenancy.id());
            keep.setObject(3, meter.id());
            keep.setObject(4, day);
            keep.setObject(5, now);
            keep.setInt(6, meter.intervalMinutes());
            keep.setInt(7, slots);
            keep.executeUpdate();
        }
    }

    private void write(
            Connection connection, UUID meterId, LocalDate day, Block block, UUID gapFillId, OffsetDateTime now)
            throws SQLException {
        // In the order of the slots, as everybody sums a day.
        var total = 0.0;
        var filled = 0.0;
        var present = 0;
        for (var slot = 0; slot < block.values.length; slot++) {
            var value = block.values[slot];
            if (value != null) {
                total += value;
                filled += block.filled.contains(slot + 1) ? value : 0;
                present++;
            }
        }
        try (var write = connection.prepareStatement(WRITE)) {
            write.setString(1, tenancy.id());
            write.setObject(2, meterId);
            write.setObject(3, day);
            write.setInt(4, block.intervalMinutes);
            write.setInt(5, block.values.length);
            write.setInt(6, present);
            write.setDouble(7, total);
            write.setObject(8, now);
            write.setObject(9, gapFillId);
            write.setArray(10, connection.createArrayOf("float8", block.values));
            write.setArray(11, connection.createArrayOf("int4", block.filled.toArray()));
            write.setDouble(12, filled);
            write.setArray(13, block.arrivals == null ? null : connection.createArrayOf("int4", block.arrivals));
            write.executeUpdate();
        }
    }

    private Map<LocalDate, Block> blocks(
            Connection connection, UUID meterId, LocalDate from, LocalDate to, LocalDays days) throws SQLException {
        try (var query = connection.prepareStatement(READ)) {
            query.setString(1, tenancy.id());
            query.setObject(2, meterId);
            query.setObject(3, from);
            query.setObject(4, to);
            var blocks = new TreeMap<LocalDate, Block>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var day = rows.getObject(1, LocalDate.class);
                    var values = (@Nullable Double[]) rows.getArray(3).getArray();
                    var arrivals = rows.getArray(6);
                    blocks.put(
                            day,
                            new Block(
                                    rows.getInt(2),
                                    values,
                                    new TreeSet<>(slots(rows.getArray(4))),
                                    arrivals == null
                                            ? all(
                                                    values.length,
                                                    sinceDayStart(rows.getObject(5, OffsetDateTime.class), days.of((int)
                                                            day.toEpochDay())))
                                            : (Integer[]) arrivals.getArray()));
                }
            }
            return blocks;
        }
    }

    /** When values came, as blocks keep it: rounded up, so that none is said to have been known before it was. */
    private static int sinceDayStart(OffsetDateTime time, LocalDays.Span day) {
        return (int) (time.toEpochSecond() + (time.getNano() > 0 ? 1 : 0) - day.start());
    }

    private static Integer[] all(int count, int arrival) {
        var arrivals = new Integer[count];
        Arrays.fill(arrivals, arrival);
        return arrivals;
    }

    private static List<Integer> slots(@Nullable Array array) throws SQLException {
        return array == null ? new ArrayList<>() : List.of((Integer[]) array.getArray());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(
            int intervalMinutes,
            @Nullable Double[] values,
            NavigableSet<Integer> filled,
            Integer @Nullable [] arrivals) {}

    /** What is stored: values by the second in which they begin, and which of them were filled. */
    record Known(NavigableMap<Long, Double> values, NavigableSet<Long> filled, NavigableSet<LocalDate> otherIntervals) {
        boolean isMeasured(long start) {
            return values.containsKey(start) && !filled.contains(start);
        }
    }

    record Written(NavigableSet<LocalDate> days, int values) {}
}
