package io.dualcarbon.energy.register;

import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The dials' readings as they were read. */
@ApplicationScoped
class RegisterStore {
    private static final String COLUMNS = "r.meter_id, r.read_at, r.reading, r.start_reading, r.event";

    /**
     * Around the readings that come, those up to the next one on either side, with the whole days on which these lie: a
     * local day is 25 hours at most.
     */
    private static final String AROUND = """
            with sent as materialized (
                select * from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) as s(meter_id, first, last)
            ), reach as materialized (
                select meter_id, coalesce((
                           select max(read_at) from register_read
                           where tenant_id = ? and meter_id = s.meter_id and read_at < s.first), first)
                           - interval '26 hours' as first,
                       coalesce((
                           select min(read_at) from register_read
                           where tenant_id = ? and meter_id = s.meter_id and read_at > s.last), last)
                           + interval '26 hours' as last
                from sent s
            ), bounds as materialized (
                select meter_id, coalesce((
                           select max(read_at) from register_read
                           where tenant_id = ? and meter_id = s.meter_id and read_at < s.first), first) as first,
                       coalesce((
                           select min(read_at) from register_read
                           where tenant_id = ? and meter_id = s.meter_id and read_at > s.last), last) as last
                from reach s
            )
            select %1$s from bounds s cross join lateral (
                select * from register_read
                where tenant_id = ? and meter_id = s.meter_id and read_at between s.first and s.last
                offset 0) r
            """.formatted(COLUMNS);

    /** The point before tells by how much the first of the page advanced. */
    private static final String PAGE = """
            select %1$s from register_read r
            where r.tenant_id = ? and r.meter_id = ? and r.read_at >= coalesce((
                select max(read_at) from register_read where tenant_id = ? and meter_id = ? and read_at <= ?), ?)
            order by r.read_at limit ?
            """.formatted(COLUMNS);

    private final Database database;
    private final Tenancy tenancy;

    RegisterStore(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** Nobody else writes readings of these meters until the transaction ends. */
    void lock(Collection<UUID> meterIds) {
        database.ask(connection -> {
            try (var lock = connection.prepareStatement("select 1 from meter where tenant_id = ? and meter_id = any(?)"
                    + " order by meter_id for no key update")) {
                lock.setString(1, tenancy.id());
                lock.setArray(2, connection.createArrayOf("uuid", meterIds.toArray()));
                return lock.execute();
            }
        });
    }

    Map<UUID, RegisterBasis> bases(Map<UUID, Meter> meters) {
        return database.ask(connection -> {
            var ids = connection.createArrayOf("uuid", meters.keySet().toArray());
            var multipliers = new HashMap<UUID, TreeMap<LocalDate, BigDecimal>>();
            try (var query = connection.prepareStatement("select meter_id, valid_from, multiplier"
                    + " from meter_configuration where tenant_id = ? and meter_id = any(?)")) {
                query.setString(1, tenancy.id());
                query.setArray(2, ids);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        multipliers
                                .computeIfAbsent(rows.getObject(1, UUID.class), none -> new TreeMap<>())
                                .put(rows.getObject(2, LocalDate.class), rows.getBigDecimal(3));
                    }
                }
            }
            var bases = new HashMap<UUID, RegisterBasis>();
            try (var query = connection.prepareStatement("select meter_id, coalesce(multiplier, 1), register_digits,"
                    + " max_power_kw from meter where tenant_id = ? and meter_id = any(?)")) {
                query.setString(1, tenancy.id());
                query.setArray(2, ids);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var id = rows.getObject(1, UUID.class);
                        var byDay = multipliers.computeIfAbsent(id, none -> new TreeMap<>());
                        byDay.put(LocalDate.MIN, rows.getBigDecimal(2));
                        var meter = meters.get(id);
                        if (meter != null) {
                            bases.put(
                                    id,
                                    new RegisterBasis(
                                            times(
                                                    rows.getBigDecimal(3) == null
                                                            ? null
                                                            : BigDecimal.TEN.pow(rows.getInt(3)),
                                                    meter.carrier().factor(meter.unit())),
                                            times(
                                                    rows.getBigDecimal(4),
                                                    meter.carrier().factor("kWh")),
                                            byDay));
                        }
                    }
                }
            }
            return bases;
        });
    }

    private static @Nullable BigDecimal times(@Nullable BigDecimal number, @Nullable BigDecimal factor) {
        return number == null || factor == null ? null : number.multiply(factor);
    }

    /** What is known around these instants, seconds since 1970. */
    Map<UUID, List<RegisterPoint>> around(Map<UUID, NavigableSet<Long>> sent) {
        return database.ask(connection -> {
            var firsts = sent.values().stream()
                    .map(NavigableSet::first)
                    .map(RegisterStore::time)
                    .toArray();
            var lasts = sent.values().stream()
                    .map(NavigableSet::last)
                    .map(RegisterStore::time)
                    .toArray();
            try (var query = connection.prepareStatement(AROUND)) {
                query.setArray(1, connection.createArrayOf("uuid", sent.keySet().toArray()));
                query.setArray(2, connection.createArrayOf("timestamptz", firsts));
                query.setArray(3, connection.createArrayOf("timestamptz", lasts));
                for (var tenant = 4; tenant <= 8; tenant++) {
                    query.setString(tenant, tenancy.id());
                }
                var found = new HashMap<UUID, List<RegisterPoint>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new ArrayList<>())
                                .add(point(rows));
                    }
                }
                return found;
            }
        });
    }

    /** The meter's points behind that instant, in order, and the one at or before it. */
    List<RegisterPoint> after(UUID meterId, Instant after, int limit) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(PAGE)) {
                query.setString(1, tenancy.id());
                query.setObject(2, meterId);
                query.setString(3, tenancy.id());
                query.setObject(4, meterId);
                query.setObject(5, after.atOffset(ZoneOffset.UTC));
                query.setObject(6, after.atOffset(ZoneOffset.UTC));
                query.setInt(7, limit);
                var found = new ArrayList<RegisterPoint>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(point(rows));
                    }
                }
                return found;
            }
        });
    }

    /** How often what is known of these instants was replaced; none: never. */
    Map<Long, Integer> versions(UUID meterId, Collection<Long> instants) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select extract(epoch from read_at)::bigint, count(*) from register_read_revision
                    where tenant_id = ? and meter_id = ? and read_at = any (?) group by read_at
                    """)) {
                query.setString(1, tenancy.id());
                query.setObject(2, meterId);
                query.setArray(
                        3,
                        connection.createArrayOf(
                                "timestamptz",
                                instants.stream().map(RegisterStore::time).toArray()));
                var found = new HashMap<Long, Integer>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getLong(1), rows.getInt(2));
                    }
                }
                return found;
            }
        });
    }

    private static RegisterPoint point(ResultSet row) throws SQLException {
        var event = row.getString(5);
        return new RegisterPoint(
                row.getObject(2, OffsetDateTime.class).toEpochSecond(),
                row.getBigDecimal(3),
                row.getBigDecimal(4),
                event == null ? null : RegisterEvent.valueOf(event));
    }

    /** Keeps the points of these instants and none where they have none, and what was there before. */
    void save(
            UUID meterId,
            Collection<Long> instants,
            Map<Long, RegisterPoint> points,
            UUID uploadId,
            OffsetDateTime now) {
        database.ask(connection -> {
            var times = connection.createArrayOf(
                    "timestamptz", instants.stream().map(RegisterStore::time).toArray());
            try (var insert = connection.prepareStatement("""
                    insert into register_read_revision (tenant_id, meter_id, read_at, upload_id, revised_at, reading,
                        start_reading, event, received_at)
                    select tenant_id, meter_id, read_at, ?, ?, reading, start_reading, event, received_at
                    from register_read where tenant_id = ? and meter_id = ? and read_at = any (?)
                    """)) {
                insert.setObject(1, uploadId);
                insert.setObject(2, now);
                insert.setString(3, tenancy.id());
                insert.setObject(4, meterId);
                insert.setArray(5, times);
                insert.executeUpdate();
            }
            try (var delete = connection.prepareStatement(
                    "delete from register_read where tenant_id = ? and meter_id = ? and read_at = any (?)")) {
                delete.setString(1, tenancy.id());
                delete.setObject(2, meterId);
                delete.setArray(3, times);
                delete.executeUpdate();
            }
            try (var insert = connection.prepareStatement("""
                    insert into register_read (
                        tenant_id, meter_id, read_at, reading, start_reading, event, received_at, upload_id)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                for (var instant : instants) {
                    var point = points.get(instant);
                    if (point != null) {
                        insert.setString(1, tenancy.id());
                        insert.setObject(2, meterId);
                        insert.setObject(3, time(instant));
                        insert.setBigDecimal(4, point.reading());
                        insert.setBigDecimal(5, point.startReading());
                        insert.setString(
                                6, point.event() == null ? null : point.event().name());
                        insert.setObject(7, now);
                        insert.setObject(8, uploadId);
                        insert.addBatch();
                    }
                }
                return insert.executeBatch().length;
            }
        });
    }

    /** Of a meter's days, those of which something is stored. */
    Set<LocalDate> storedDays(UUID meterId, LocalDate from, LocalDate last) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("select day from interval_block"
                    + " where tenant_id = ? and meter_id = ? and day between ? and ?")) {
                query.setString(1, tenancy.id());
                query.setObject(2, meterId);
                query.setObject(3, from);
                query.setObject(4, last);
                var found = new HashSet<LocalDate>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, LocalDate.class));
                    }
                }
                return found;
            }
        });
    }

    private static OffsetDateTime time(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atOffset(ZoneOffset.UTC);
    }
}
