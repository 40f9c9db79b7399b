package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Sums per group and period. Every aggregate has a fixed order, so that equal data give equal bits. */
@ApplicationScoped
class ConsumptionQueries {
    private static final String FROM_ROLLUPS = """
            select r.end_use, r.carrier, date_trunc(?, r.day)::date,
                   sum(r.total order by r.day), sum(r.measured_total order by r.day),
                   coalesce(sum(r.covered_days order by r.day) filter (where r.day < ?), 0), bool_or(r.illustrative)
            from rollup_day r
            where r.tenant_id = ? and r.node_kind = ? and r.node_id = ? and r.direction = ?
              and r.day >= ? and r.day < ? and (r.end_use <> '') = ?
            group by 1, 2, 3
            """;

    private static final String FROM_BLOCKS = """
            select %s, n.carrier, date_trunc(?, b.day)::date,
                   sum(b.total order by b.day, b.meter_id),
                   coalesce(sum(b.total order by b.day, b.meter_id) filter (where not b.apportioned), 0),
                   coalesce(sum(b.present::float8 / b.slots order by b.day, b.meter_id) filter (where b.day < ?), 0),
                   bool_or(n.illustrative)
            from node_meter n
            join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
            join interval_block b on b.tenant_id = n.tenant_id and b.meter_id = n.meter_id
            where n.tenant_id = ? and n.node_kind = ? and n.node_id = ? and n.direction = ? and n.end_use = ''
              and b.day >= ? and b.day < ?
            group by 1, 2, 3
            """;

    /** Buildings whose own boundary is part of the node's are read from their rollups, what is left from blocks. */
    private static final String BY_BUILDING = """
            with member as materialized (
                select n.meter_id, n.carrier, n.illustrative, m.building_id,
                       exists (select from node_meter o
                               where o.tenant_id = n.tenant_id and o.node_kind = 'BUILDING'
                                 and o.node_id = m.building_id and o.end_use = '' and o.meter_id = n.meter_id) as main
                from node_meter n join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
                where n.tenant_id = ? and n.node_kind = ? and n.node_id = ? and n.direction = ? and n.end_use = ''
            ), whole as materialized (
                select building_id, carrier from member where building_id is not null
                group by building_id, carrier
                having bool_and(main) and count(*) = (
                    select count(*) from node_meter o
                    where o.tenant_id = ? and o.node_kind = 'BUILDING' and o.node_id = member.building_id
                      and o.end_use = '' and o.carrier = member.carrier and o.direction = ?)
            )
            select w.building_id::text, w.carrier, date_trunc(?, r.day)::date,
                   sum(r.total order by r.day), sum(r.measured_total order by r.day),
                   coalesce(sum(r.covered_days order by r.day) filter (where r.day < ?), 0), bool_or(r.illustrative)
            from whole w join rollup_day r
              on r.tenant_id = ? and r.node_kind = 'BUILDING' and r.node_id = w.building_id and r.carrier = w.carrier
                and r.direction = ? and r.end_use = '' and r.day >= ? and r.day < ?
            group by 1, 2, 3
            union all
            select coalesce(m.building_id::text, ''), m.carrier, date_trunc(?, b.day)::date,
                   sum(b.total order by b.day, b.meter_id),
                   coalesce(sum(b.total order by b.day, b.meter_id) filter (where not b.apportioned), 0),
                   coalesce(sum(b.present::float8 / b.slots order by b.day, b.meter_id) filter (where b.day < ?), 0),
                   bool_or(m.illustrative)
            from member m join interval_block b
              on b.tenant_id = ? and b.meter_id = m.meter_id and b.day >= ? and b.day < ?
            where not exists (
                select from whole w where w.building_id = m.building_id and w.carrier = m.carrier)
            group by 1, 2, 3
            """;

    private static final String MEMBERS = """
            select %s, n.carrier, (m.retired_at at time zone ?)::date, count(*), bool_or(n.illustrative)
            from node_meter n join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
            where n.tenant_id = ? and n.node_kind = ? and n.node_id = ? and n.direction = ? and (n.end_use <> '') = ?
            group by 1, 2, 3
            """;

    private final Database database;
    private final Tenancy tenancy;

    ConsumptionQueries(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** The groups that the node's boundary meters make, or its itemised ones. */
    Map<Group, Members> members(Question q, boolean itemised) {
        var key = switch (q.groupBy()) {
            case node -> "''";
            case building -> "coalesce(m.building_id::text, '')";
            case meter -> "m.meter_id::text";
            case endUse -> "n.end_use";
        };
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(MEMBERS.formatted(key))) {
                bind(
                        query,
                        q.zone().getId(),
                        tenancy.id(),
                        q.node().kind().name(),
                        q.node().id(),
                        q.direction().name(),
                        itemised);
                var found = new TreeMap<Group, Members>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var group = new Group(rows.getString(1), Carrier.valueOf(rows.getString(2)));
                        if (q.carrier().isEmpty() || q.carrier().get() == group.carrier()) {
                            found.computeIfAbsent(group, none -> new Members())
                                    .add(rows.getObject(3, LocalDate.class), rows.getInt(4), rows.getBoolean(5));
                        }
                    }
                }
                return found;
            }
        });
    }

    /** What the groups counted, by group and the first day of the period. */
    Map<Group, Map<LocalDate, Sums>> sums(Question q, boolean itemised) {
        var unit = q.length() == PeriodLength.P1D ? "day" : "month";
        var tenant = tenancy.id();
        var kind = q.node().kind().name();
        var id = q.node().id();
        var direction = q.direction().name();
        return switch (q.groupBy()) {
            case node, endUse ->
                read(FROM_ROLLUPS, unit, q.today(), tenant, kind, id, direction, q.from(), q.to(), itemised);
            case meter ->
                read(
                        FROM_BLOCKS.formatted("n.meter_id::text"),
                        unit,
                        q.today(),
                        tenant,
                        kind,
                        id,
                        direction,
                        q.from(),
                        q.to());
            case building ->
                read(
                        BY_BUILDING,
                        tenant,
                        kind,
                        id,
                        direction,
                        tenant,
                        direction,
                        unit,
                        q.today(),
                        tenant,
                        direction,
                        q.from(),
                        q.to(),
                        unit,
                        q.today(),
                        tenant,
                        q.from(),
                        q.to());
        };
    }

    private Map<Group, Map<LocalDate, Sums>> read(String sql, Object... values) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                bind(query, values);
                var found = new HashMap<Group, Map<LocalDate, Sums>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var group = new Group(rows.getString(1), Carrier.valueOf(rows.getString(2)));
                        found.computeIfAbsent(group, none -> new HashMap<>())
                                .put(rows.getObject(3, LocalDate.class), sums(rows));
                    }
                }
                return found;
            }
        });
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(row.getDouble(4), row.getDouble(5), row.getDouble(6), row.getBoolean(7));
    }

    private static void bind(PreparedStatement query, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            query.setObject(i + 1, values[i]);
        }
    }
}
