package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.rollup.DirtyMarks;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Stores the blocks of an upload: they are copied into a temporary table, because COPY cannot write where row-level
 * security holds, and from there merged with what is stored, slot by slot.
 */
@ApplicationScoped
public class BlockStore {
    private static final String STAGE = """
            create temporary table if not exists staged_block (
                ordinal int, pass int, meter_id uuid, day date, interval_minutes int, slots int, present int,
                apportioned boolean, total float8, slot_values float8[]) on commit delete rows
            """;

    /** Who writes a meter's blocks holds its row: writers queue instead of deadlocking or losing updates. */
    private static final String LOCK = """
            select meter_id from meter
            where tenant_id = ? and meter_id in (select meter_id from staged_block)
            order by meter_id for no key update
            """;

    private static final String INSERT = """
            insert into interval_block (tenant_id, meter_id, day, interval_minutes, slots, present, apportioned,
                total, received_at, upload_id, slot_values)
            select ?, meter_id, day, interval_minutes, slots, present, apportioned, total, ?, ?, slot_values
            from staged_block where pass = ? order by meter_id, day
            on conflict (tenant_id, meter_id, day) do nothing
            """;

    /**
     * The subquery makes the database look up each block by its whole key, whatever it knows about the sizes of fresh
     * partitions; days between constants leave out the other months. Aggregates follow the order of the slots.
     */
    private static final String MERGE = """
            with found as materialized (
                select s.ordinal, s.meter_id, s.day, s.interval_minutes, s.slots, s.apportioned,
                       s.slot_values as sent, b.slot_values as stored,
                       b.interval_minutes as stored_interval, b.received_at, b.upload_id = ? and s.pass = 0 as is_new
                from staged_block s cross join lateral (
                    select slot_values, interval_minutes, received_at, upload_id from interval_block
                    where tenant_id = ? and meter_id = s.meter_id and day = s.day and day between ? and ?
                    offset 0) b
                where s.pass = ?
            ), merged as materialized (
                select f.*, m.*, stored_interval <> interval_minutes as recut
                from found f cross join lateral (
                    select array_agg(coalesce(n, o)) as slot_values, sum(coalesce(n, o)) as total,
                           count(coalesce(n, o)) as present,
                           array_agg(slot) filter (where n is not null and o is null) as added,
                           array_agg(slot) filter (where n <> o) as corrected
                    from unnest(f.sent, case when f.stored_interval = f.interval_minutes then f.stored end)
                        with ordinality as u(n, o, slot)) m
                where not is_new and stored is distinct from sent
            ), revised as (
                insert into block_revision (tenant_id, meter_id, day, upload_id, pass, revised_at, interval_minutes,
                    received_at, slot_values)
                select ?, meter_id, day, ?, ?, ?, stored_interval, received_at, stored
                from merged where corrected is not null or recut
            ), written as (
                insert into interval_block (tenant_id, meter_id, day, interval_minutes, slots, present, apportioned,
                    total, received_at, upload_id, slot_values)
                select ?, meter_id, day, interval_minutes, slots, present, apportioned, total, ?, ?, slot_values
                from merged where added is not null or corrected is not null order by meter_id, day
                on conflict (tenant_id, meter_id, day) do update
                set interval_minutes = excluded.interval_minutes, slots = excluded.slots, present = excluded.present,
                    apportioned = excluded.apportioned, total = excluded.total, received_at = excluded.received_at,
                    upload_id = excluded.upload_id, slot_values = excluded.slot_values
            )
            select ordinal, false as is_new, added, corrected, recut
            from merged where added is not null or corrected is not null
            union all
            select ordinal, true, null, null, false from found where is_new
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final DirtyMarks marks;

    BlockStore(Database database, Tenancy tenancy, DirtyMarks marks) {
        this.database = database;
        this.tenancy = tenancy;
        this.marks = marks;
    }

    /** Moves the blocks gathered so far out of memory. */
    public void stage(DayBlocks blocks) {
        var drained = blocks.drain();
        database.ask(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(STAGE);
            }
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy staged_block from stdin (format binary)");
            try {
                new BinaryCopy(copy).write(drained);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    /** Merges all that was staged into what is stored, and says what it changed. */
    public Changed merge(DayBlocks blocks, Outcome outcome, UUID uploadId, OffsetDateTime now) {
        var inserted = new BitSet();
        var added = new TreeMap<Integer, BitSet>();
        var corrected = new TreeMap<Integer, BitSet>();
        database.ask(connection -> {
            try (var lock = connection.prepareStatement(LOCK)) {
                lock.setString(1, tenancy.id());
                lock.execute();
            }
            var range = range(connection);
            for (var pass = 0; pass < blocks.passCount(); pass++) {
                if (insert(connection, pass, uploadId, now) == range.counts().get(pass)) {
                    blocks.ordinalsOf(pass).forEach(inserted::set);
                } else {
                    mergePass(connection, pass, range, uploadId, now, inserted, added, corrected);
                }
            }
            return blocks.passCount();
        });
        blocks.forEachRun((row, ordinal, slot, count) -> {
            if (meets(corrected.get(ordinal), slot, count)) {
                outcome.correct(row);
            } else if (inserted.get(ordinal) || meets(added.get(ordinal), slot, count)) {
                outcome.accept(row);
            }
        });
        var days = new TreeMap<UUID, NavigableSet<LocalDate>>();
        for (var ordinal = 0; ordinal < blocks.size(); ordinal++) {
            if (inserted.get(ordinal) || added.containsKey(ordinal) || corrected.containsKey(ordinal)) {
                var key = blocks.key(ordinal);
                days.computeIfAbsent(key.meterId(), meter -> new TreeSet<>()).add(LocalDate.ofEpochDay(key.epochDay()));
            }
        }
        var changed = new Changed(days);
        marks.add(changed.meterDays());
        return changed;
    }

    private static boolean meets(@Nullable BitSet slots, int from, int count) {
        if (slots == null) {
            return false;
        }
        var next = slots.nextSetBit(from);
        return next >= 0 && next < from + count;
    }

    /** The days that are staged, and how many blocks in each pass. */
    private static Range range(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select pass, count(*), min(day), max(day) from staged_block group by pass order by pass")) {
            var counts = new ArrayList<Integer>();
            var first = LocalDate.MAX;
            var last = LocalDate.MIN;
            while (rows.next()) {
                counts.add(rows.getInt(2));
                var min = rows.getObject(3, LocalDate.class);
                var max = rows.getObject(4, LocalDate.class);
                first = min.isBefore(first) ? min : first;
                last = max.isAfter(last) ? max : last;
            }
            return new Range(first, last, counts);
        }
    }

    private int insert(Connection connection, int pass, UUID uploadId, OffsetDateTime now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, tenancy.id());
            insert.setObject(2, now);
            insert.setObject(3, uploadId);
            insert.setInt(4, pass);
            return insert.executeUpdate();
        }
    }

    private void mergePass(
            Connection connection,
            int pass,
            Range range,
            UUID uploadId,
            OffsetDateTime now,
            BitSet inserted,
            Map<Integer, BitSet> added,
            Map<Integer, BitSet> corrected)
            throws SQLException {
        try (var merge = connection.prepareStatement(MERGE)) {
            Object[] values = {
                uploadId,
                tenancy.id(),
                range.first(),
                range.last(),
                pass,
                tenancy.id(),
                uploadId,
                pass,
                now,
                tenancy.id(),
                now,
                uploadId
            };
            for (var i = 0; i < values.length; i++) {
                merge.setObject(i + 1, values[i]);
            }
            try (var rows = merge.executeQuery()) {
                while (rows.next()) {
                    var ordinal = rows.getInt(1);
                    var filled = slots(rows.getArray(3));
                    var replaced = slots(rows.getArray(4));
                    if (rows.getBoolean(2)) {
                        inserted.set(ordinal);
                    } else if (rows.getBoolean(5)) {
                        corrected.put(ordinal, filled); // the meter has another interval now: all of it is new
                    } else {
                        added.put(ordinal, filled);
                        if (!replaced.isEmpty()) {
                            corrected.put(ordinal, replaced);
                        }
                    }
                }
            }
        }
    }

    /** PostgreSQL counts from 1. */
    private static BitSet slots(@Nullable Array array) throws SQLException {
        var slots = new BitSet();
        if (array != null) {
            for (var slot : (Long[]) array.getArray()) {
                slots.set((int) (slot - 1));
            }
        }
        return slots;
    }

    private record Range(LocalDate first, LocalDate last, List<Integer> counts) {}

    /** Which days of which meters an upload changed. */
    public record Changed(Map<UUID, NavigableSet<LocalDate>> days) {
        List<DirtyMarks.MeterDays> meterDays() {
            return days.entrySet().stream()
                    .map(entry -> new DirtyMarks.MeterDays(entry.getKey(), entry.getValue()))
                    .toList();
        }

        public boolean isEmpty() {
            return days.isEmpty();
        }
    }
}
