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
            with inserted as (
                insert into interval_block (tenant_id, meter_id, day, interval_minutes, slots, present, apportioned,
                    total, received_at, upload_id, slot_values)
                select ?, meter_id, day, interval_minutes, slots, present, apportioned, total, ?, ?, slot_values
                from staged_block where pass = ? order by meter_id, day
                on conflict (tenant_id, meter_id, day) do nothing
                returning meter_id, day
            )
            select s.ordinal from inserted i join staged_block s on s.meter_id = i.meter_id and s.day = i.day
            where s.pass = ?
            """;

    /** Days between constants let the planner leave out the other months. Aggregates follow the order of the slots. */
    private static final String MERGE = """
            with found as materialized (
                select s.ordinal, s.meter_id, s.day, s.interval_minutes, s.slots, s.apportioned,
                       s.slot_values as sent, b.slot_values as stored,
                       b.interval_minutes as stored_interval, b.received_at
                from staged_block s join interval_block b
                  on b.tenant_id = ? and b.meter_id = s.meter_id and b.day = s.day and b.day between ? and ?
                where s.pass = ? and b.slot_values is distinct from s.slot_values
            ), merged as materialized (
                select f.*, m.*, stored_interval <> interval_minutes as recut
                from found f cross join lateral (
                    select array_agg(coalesce(n, o)) as slot_values, sum(coalesce(n, o)) as total,
                           count(coalesce(n, o)) as present,
                           array_agg(slot) filter (where n is not null and o is null) as added,
                           array_agg(slot) filter (where n <> o) as corrected
                    from unnest(f.sent, case when f.stored_interval = f.interval_minutes then f.stored end)
                        with ordinality as u(n, o, slot)) m
            ), revised as (
                insert into block_revision (tenant_id, meter_id, day, upload_id, pass, revised_at, interval_minutes,
                    received_at, slot_values)
                select ?, meter_id, day, ?, ?, ?, stored_interval, received_at, stored
                from merged where corrected is not null or recut
            ), written as (
                update interval_block b
                set interval_minutes = m.interval_minutes, slots = m.slots, present = m.present,
                    apportioned = m.apportioned, total = m.total, received_at = ?, upload_id = ?,
                    slot_values = m.slot_values
                from merged m
                where b.tenant_id = ? and b.meter_id = m.meter_id and b.day = m.day and b.day between ? and ?
                  and (m.added is not null or m.corrected is not null)
            )
            select ordinal, added, corrected, recut from merged where added is not null or corrected is not null
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
                var staged = range.counts().get(pass);
                if (insert(connection, pass, uploadId, now, inserted) < staged) {
                    mergePass(connection, pass, range, uploadId, now, added, corrected);
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

    private int insert(Connection connection, int pass, UUID uploadId, OffsetDateTime now, BitSet inserted)
            throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, tenancy.id());
            insert.setObject(2, now);
            insert.setObject(3, uploadId);
            insert.setInt(4, pass);
            insert.setInt(5, pass);
            var count = 0;
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    inserted.set(rows.getInt(1));
                    count++;
                }
            }
            return count;
        }
    }

    private void mergePass(
            Connection connection,
            int pass,
            Range range,
            UUID uploadId,
            OffsetDateTime now,
            Map<Integer, BitSet> added,
            Map<Integer, BitSet> corrected)
            throws SQLException {
        try (var merge = connection.prepareStatement(MERGE)) {
            Object[] values = {
                tenancy.id(),
                range.first(),
                range.last(),
                pass,
                tenancy.id(),
                uploadId,
                pass,
                now,
                now,
                uploadId,
                tenancy.id(),
                range.first(),
                range.last()
            };
            for (var i = 0; i < values.length; i++) {
                merge.setObject(i + 1, values[i]);
            }
            try (var rows = merge.executeQuery()) {
                while (rows.next()) {
                    var slots = slots(rows.getArray(2));
                    if (rows.getBoolean(4)) {
                        corrected.put(rows.getInt(1), slots);
                    } else {
                        added.put(rows.getInt(1), slots);
                        var replaced = slots(rows.getArray(3));
                        if (!replaced.isEmpty()) {
                            corrected.put(rows.getInt(1), replaced);
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
