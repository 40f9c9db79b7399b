package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the rules look at. */
@ApplicationScoped
class JudgedData {
    /** A correction renews the time of arrival of a block; what it replaced still knows the first one. Filling does not. */
    private static final String DAYS = """
            select b.meter_id, b.day, b.interval_minutes, b.slots, b.present,
                   b.apportioned, b.total, least(b.received_at, (
                       select min(r.received_at) from block_revision r
                       where r.tenant_id = b.tenant_id and r.meter_id = b.meter_id and r.day = b.day
                         and not exists (
                             select from gap_fill g
                             where g.tenant_id = r.tenant_id and g.gap_fill_id = r.upload_id))),
                   b.slot_values, b.filled_slots
            from interval_block b where b.tenant_id = ? and b.meter_id = any(?) and b.day >= ? and b.day < ?
            """;

    /** The subquery makes the database look up the days of each meter. */
    private static final String BELOW = """
            select p.meter_id, b.day, coalesce(sum(b.total order by b.meter_id) filter (where not b.apportioned), 0),
                   coalesce(sum(b.total order by b.meter_id) filter (where b.apportioned), 0)
            from (
                select tenant_id, meter_id, carrier, direction from meter where tenant_id = ? and meter_id = any(?)) p
            join meter_parent l on l.tenant_id = p.tenant_id and l.parent_id = p.meter_id
            join meter c on c.tenant_id = l.tenant_id and c.meter_id = l.meter_id
                and c.carrier = p.carrier and c.direction = p.direction
            cross join lateral (
                select meter_id, day, total, apportioned from interval_block
                where tenant_id = c.tenant_id and meter_id = c.meter_id
                  and day >= ? and day < ? and day >= l.from_day and day < l.to_day
                offset 0) b
            group by 1, 2
            """;

    private static final String EXTENTS = "select meter_id, first_day, last_day from days_with_values(?, ?)";

    private final Database database;
    private final Tenancy tenancy;

    JudgedData(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    Map<UUID, NavigableMap<LocalDate, StoredDay>> days(Collection<UUID> meterIds, LocalDate from, LocalDate to) {
        var found = new HashMap<UUID, NavigableMap<LocalDate, StoredDay>>();
        ask(
                DAYS,
                meterIds,
                from,
                to,
                row -> found.computeIfAbsent(row.getObject(1, UUID.class), none -> new TreeMap<>())
                        .put(row.getObject(2, LocalDate.class), day(row)));
        return found;
    }

    private static StoredDay day(ResultSet row) throws SQLException {
        var values = (@Nullable Double[]) row.getArray(9).getArray();
        var filled = row.getArray(10);
        if (filled != null) {
            for (var slot : (Integer[]) filled.getArray()) {
                values[slot - 1] = null;
            }
        }
        return new StoredDay(
                row.getInt(3),
                row.getInt(4),
                row.getInt(5),
                row.getBoolean(6),
                row.getDouble(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                values);
    }

    /** What the meters below each counted, by day. */
    Map<UUID, Map<LocalDate, Below>> below(Collection<UUID> meterIds, LocalDate from, LocalDate to) {
        var found = new HashMap<UUID, Map<LocalDate, Below>>();
        ask(
                BELOW,
                meterIds,
                from,
                to,
                row -> found.computeIfAbsent(row.getObject(1, UUID.class), none -> new HashMap<>())
                        .put(row.getObject(2, LocalDate.class), new Below(row.getDouble(3), row.getDouble(4))));
        return found;
    }

    /** The first and the last day with values; a meter without any is left out. */
    Map<UUID, Extent> extents(Collection<UUID> meterIds) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(EXTENTS)) {
                query.setString(1, tenancy.id());
                query.setArray(2, connection.createArrayOf("uuid", meterIds.toArray()));
                var found = new HashMap<UUID, Extent>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var first = rows.getObject(2, LocalDate.class);
                        if (first != null) {
                            found.put(
                                    rows.getObject(1, UUID.class),
                                    new Extent(first, rows.getObject(3, LocalDate.class)));
                        }
                    }
                }
                return found;
            }
        });
    }

    private void ask(String sql, Collection<UUID> meterIds, LocalDate from, LocalDate to, Each each) {
        database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, tenancy.id());
                query.setArray(2, connection.createArrayOf("uuid", meterIds.toArray()));
                query.setObject(3, from);
                query.setObject(4, to);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        each.row(rows);
                    }
                }
                return meterIds;
            }
        });
    }

    /** What the meters below another counted of a day, and what was spread over it. */
    record Below(double measured, double apportioned) {
        static final Below NOTHING = new Below(0, 0);
    }

    record Extent(LocalDate first, LocalDate last) {}

    private interface Each {
        void row(ResultSet row) throws SQLException;
    }
}
