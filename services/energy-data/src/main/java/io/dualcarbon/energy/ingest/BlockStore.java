package io.dualcarbon.energy.ingest;

import static java.time.temporal.ChronoUnit.MICROS;

import io.dualcarbon.energy.closing.ChangedDay;
import io.dualcarbon.energy.rollup.DirtyMarks;
import io.dualcarbon.energy.sql.CopyReader;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Stores blocks, merging them slot by slot with what is stored. They are copied into a temporary table, because COPY
 * cannot write where row-level security holds, and inserted from there. Most days are new, and that is all; only those
 * that are not are read back, merged and written once more.
 */
@ApplicationScoped
public class BlockStore {
    /** What a staged day is. */
    private static final int SENT = 0;

    private static final int MERGED = 1;
    private static final int REVISED = 2;

    /** A transaction may store several times. */
    private static final String STAGE = """
            create temporary table if not exists staged_block (
                step int, ordinal int, meter_id uuid, day date, interval_minutes int, slots int, present int,
                apportioned boolean, total float8, received_at timestamptz, slot_values float8[], slot_arrivals int[],
                filled_slots int[], filled_total float8)
                on commit delete rows;
            delete from staged_block
            """;

    /** Who writes a meter's blocks holds its row: writers queue instead of deadlocking or losing updates. */
    private static final String LOCK = """
            select 1 from meter where tenant_id = ? and meter_id = any (?) order by meter_id for no key update
            """;

    /**
     * Asked for the sake of speed: rows that cannot conflict are a third faster to insert. The subquery makes the
     * database look up each meter by its key.
     */
    private static final String ANY_STORED = """
            select exists (
                select from unnest(?::uuid[]) as m (meter_id) cross join lateral (
                    select from interval_block
                    where tenant_id = ? and meter_id = m.meter_id and day between ? and ?
                    offset 0) b)
            """;

    private static final String INSERT = """
            insert into interval_block (tenant_id, meter_id, day, interval_minutes, slots, present, apportioned, total,
                received_at, upload_id, slot_values, slot_arrivals, filled_slots, filled_total)
            select ?, meter_id, day, interval_minutes, slots, present, apportioned, total,
                received_at, ?, slot_values, slot_arrivals, filled_slots, filled_total
            from staged_block where step = ?
            """;
    private static final String OR_LEAVE = INSERT + "on conflict (tenant_id, meter_id, day) do nothing";
    private static final String OR_REPLACE = INSERT + """
            on conflict (tenant_id, meter_id, day) do update
            set interval_minutes = excluded.interval_minutes, slots = excluded.slots,
                present = excluded.present, apportioned = excluded.apportioned, total = excluded.total,
                received_at = excluded.received_at, upload_id = excluded.upload_id,
                slot_values = excluded.slot_values, slot_arrivals = excluded.slot_arrivals,
                filled_slots = excluded.filled_slots, filled_total = excluded.filled_total
            """;

    /**
     * The days that were there before. The subquery makes the database look up each by its whole key, whatever it
     * knows about the sizes of fresh partitions; days between constants leave out the other months.
     */
    private static final String STORED = """
            select s.ordinal, b.interval_minutes, b.apportioned, b.received_at, b.slot_values, b.slot_arrivals,
                   b.filled_slots
            from staged_block s cross join lateral (
                select interval_minutes, apportioned, received_at, upload_id, slot_values, slot_arrivals,
                       filled_slots
                from interval_block
                where tenant_id = %1$s and meter_id = s.meter_id and day = s.day and day between '%2$s' and '%3$s'
                offset 0) b
            where s.step = 0 and (b.upload_id, b.received_at) <> ('%4$s'::uuid, '%5$s'::timestamptz)
            """;

    private static final String REVISE = """
            insert into block_revision (tenant_id, meter_id, day, upload_id, pass, revised_at, interval_minutes,
                received_at, slot_values, slot_arrivals, filled_slots, apportioned, total, filled_total)
            select ?, meter_id, day, ?, ordinal, ?, interval_minutes, received_at, slot_values, slot_arrivals,
                filled_slots, apportioned, total, filled_total
            from staged_block where step = ?
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final DirtyMarks marks;
    private final Clock clock;

    BlockStore(Database database, Tenancy tenancy, DirtyMarks marks, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.marks = marks;
        this.clock = clock;
    }

    /** Stores the blocks, says what that changed, and tells the rows that brought them. */
    public Changed store(DayBlocks blocks, Outcome outcome, UUID uploadId) {
        var changed = store(blocks, uploadId);
        blocks.forEachRun((row, block, slot, count) -> {
            if (block.corrected(slot, count)) {
                outcome.correct(row);
            } else if (block.added(slot, count)) {
                outcome.accept(row);
            }
        });
        return changed;
    }

    /** Stores the blocks and says what that changed. */
    public Changed store(DayBlocks blocks, UUID uploadId) {
        var days = blocks.inOrder();
        var changed = days.isEmpty()
                ? Changed.NOTHING
                : database.ask(connection -> {
                    var meters =
                            connection.createArrayOf("uuid", blocks.meterIds().toArray());
                    lock(connection, meters);
                    return new Writing(connection, meters, days, uploadId, now()).run();
                });
        marks.add(changed.meterDays());
        return changed;
    }

    private void lock(Connection connection, Array meters) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, tenancy.id());
            lock.setArray(2, meters);
            lock.execute();
        }
    }

    /** Asked while the meters are held: what is written later is never dated earlier. */
    private long now() {
        return MICROS.between(Instant.EPOCH, clock.instant());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, MICROS);
    }

    /** One part of an upload on its way into the tables. */
    private final class Writing {
        private final Connection connection;
        private final Array meters;
        private final List<DayBlock> blocks;
        private final UUID uploadId;
        private final List<BlockState> states;
        private final List<Double> before = new ArrayList<>();
        private final List<List<BlockState>> revisions;
        private final List<Boolean> wasStored;
        private final LocalDate first;
        private final LocalDate last;
        private long now;

        Writing(Connection connection, Array meters, List<DayBlock> blocks, UUID uploadId, long now) {
            this.connection = connection;
            this.meters = meters;
            this.blocks = blocks;
            this.uploadId = uploadId;
            this.now = now;
            states = new ArrayList<>(blocks.size());
            revisions = new ArrayList<>(blocks.size());
            wasStored = new ArrayList<>(blocks.size());
            var days = blocks.stream().mapToInt(block -> block.day().epochDay()).summaryStatistics();
            first = LocalDate.ofEpochDay(days.getMin());
            last = LocalDate.ofEpochDay(days.getMax());
        }

        Changed run() throws SQLException {
            for (var block : blocks) {
                wasStored.add(false);
                before.add(0.0);
                var replaced = new ArrayList<BlockState>(0);
                states.add(first(block, replaced));
                revisions.add(replaced);
            }
            try (var statement = connection.createStatement()) {
                statement.execute(STAGE);
            }
            try (var copy = new StagingCopy(connection)) {
                for (var i = 0; i < blocks.size(); i++) {
                    write(copy, SENT, i, i, states.get(i));
                }
                copy.finish();
            }
            if (!isAnyStored()) {
                insert(INSERT, SENT);
            } else if (insert(OR_LEAVE, SENT) < blocks.size()) {
                mergeStored();
            }
            if (IntStream.range(0, blocks.size())
                    .anyMatch(i -> isMerged(i) || !revisions.get(i).isEmpty())) {
                writeMerged();
            }
            return changed();
        }

        /** Nobody else can add any meanwhile: the meters are held. */
        private boolean isAnyStored() throws SQLException {
            try (var query = connection.prepareStatement(ANY_STORED)) {
                query.setArray(1, meters);
                query.setString(2, tenancy.id());
                query.setObject(3, first);
                query.setObject(4, last);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getBoolean(1);
                }
            }
        }

        /** The day as it is if there was nothing before. */
        private BlockState first(DayBlock last, List<BlockState> replaced) {
            if (last.overridden() == null) {
                last.becomeNew();
                return BlockState.first(last, now);
            }
            var chain = BlockState.chain(last);
            chain.get(0).becomeNew();
            var state = BlockState.first(chain.get(0), now);
            chain.stream().skip(1).forEach(block -> state.take(block, now, replaced));
            return state;
        }

        private void mergeStored() throws SQLException {
            var sent = now;
            var query = STORED.formatted(
                    CopyReader.literal(connection, tenancy.id()), first, last, uploadId, instant(sent));
            StoredDays.read(
                    connection, query, (ordinal, interval, apportioned, receivedAt, values, arrivals, filled) -> {
                        var start = blocks.get(ordinal).day().start();
                        states.set(
                                ordinal,
                                BlockState.stored(start, interval, apportioned, receivedAt, values, arrivals, filled));
                        wasStored.set(ordinal, true);
                        now = Math.max(now, receivedAt + 1); // the clock may have been set back since
                    });
            for (var i = 0; i < blocks.size(); i++) {
                if (wasStored.get(i)) {
                    var state = states.get(i);
                    before.set(i, state.total());
                    revisions.get(i).clear();
                    for (var block : BlockState.chain(blocks.get(i))) {
                        state.take(block, now, revisions.get(i));
                    }
                }
            }
        }

        /** True if the day was there and is another one now. */
        private boolean isMerged(int ordinal) {
            return wasStored.get(ordinal) && states.get(ordinal).receivedAtMicros() == now;
        }

        private void writeMerged() throws SQLException {
            try (var copy = new StagingCopy(connection)) {
                for (var i = 0; i < blocks.size(); i++) {
                    if (isMerged(i)) {
                        write(copy, MERGED, i, i, states.get(i));
                    }
                    var pass = 0;
                    for (var revision : revisions.get(i)) {
                        write(copy, REVISED, i, pass++, revision);
                    }
                }
                copy.finish();
            }
            insert(OR_REPLACE, MERGED);
            try (var revise = connection.prepareStatement(REVISE)) {
                revise.setString(1, tenancy.id());
                revise.setObject(2, uploadId);
                revise.setObject(3, instant(now).atOffset(ZoneOffset.UTC));
                revise.setInt(4, REVISED);
                revise.executeUpdate();
            }
        }

        private void write(StagingCopy copy, int step, int index, int ordinal, BlockState state) throws SQLException {
            var block = blocks.get(index);
            copy.write(step, ordinal, block.meterId(), block.day().epochDay(), state);
        }

        private int insert(String sql, int step) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, uploadId);
                insert.setInt(3, step);
                return insert.executeUpdate();
            }
        }

        private Changed changed() {
            var changes = new ArrayList<ChangedDay>();
            for (var i = 0; i < blocks.size(); i++) {
                if (!wasStored.get(i) || isMerged(i)) {
                    var block = blocks.get(i);
                    changes.add(new ChangedDay(
                            block.meterId(),
                            block.day().day(),
                            before.get(i),
                            states.get(i).total()));
                }
            }
            return new Changed(changes);
        }
    }

    /** What an upload changed, by meter and day. */
    public record Changed(List<ChangedDay> list) {
        public static final Changed NOTHING = new Changed(List.of());

        public Map<UUID, NavigableSet<LocalDate>> days() {
            var days = new TreeMap<UUID, NavigableSet<LocalDate>>();
            for (var change : list) {
                days.computeIfAbsent(change.meterId(), meter -> new TreeSet<>()).add(change.day());
            }
            return days;
        }

        List<DirtyMarks.MeterDays> meterDays() {
            return days().entrySet().stream()
                    .map(entry -> new DirtyMarks.MeterDays(entry.getKey(), entry.getValue()))
                    .toList();
        }

        public boolean isEmpty() {
            return list.isEmpty();
        }
    }
}
