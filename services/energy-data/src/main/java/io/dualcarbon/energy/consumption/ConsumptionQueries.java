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
import java.util.Objects;
import java.util.TreeMap;

/** Sums per group and period. Every aggregate has a fixed order, so that equal data give equal bits. */
@ApplicationScoped
class ConsumptionQueries {
    private static final String FROM_ROLLUPS = """
            select r.end_use, r.carrier, date_trunc(?, r.day::timestamp)::date,
                   sum(r.total order by r.day), sum(r.measured_total order by r.day),
                   coalesce(sum(r.covered_days order by r.day) filter (where r.day < ?), 0), bool_or(r.illustrative)
            from rollup_day r
            where r.tenant_id = ? and r.node_kind = ? and r.node_id = ? and r.direction = ?
              and r.day >= ? and r.day < ? and (r.end_use <> '') = ?
            group by 1, 2, 3
            """;

    private static final String FROM_BLOCKS = """
            with member as materialized (
                select meter_id, carrier, illustrative, from_day, to_day from node_meter
                where tenant_id = ? and node_kind = ? and node_id = ? and direction = ? and end_use = ''
            )
            select meter_id::text, m.carrier, s.period, s.total, s.measured, s.covered, m.illustrative
            from (select distinct meter_id, carrier, illustrative from member) m join (
                select meter_id, date_trunc(?, day::timestamp)::date as period, sum(total order by day) as total,
                       coalesce(sum(total order by day) filter (where not apportioned), 0) as measured,
                       coalesce(sum(present::float8 / slots order by day) filter (where day < ?), 0) as covered
                from interval_block join member d using (meter_id)
                where tenant_id = ? and day >= ? and day < ? and day >= d.from_day and day < d.to_day and present > 0
                  and meter_id = any ((select array_agg(meter_id) from member)::uuid[])
                group by 1, 2) s using (meter_id)
            """;

    /** Buildings whose own boundary is part of the node's are read from their rollups, what is left from blocks. */
    private static final String BY_BUILDING = """
            with own as materialized (
                select node_id, carrier, meter_id, from_day, to_day from node_meter
                where tenant_id = ? and node_kind = 'BUILDING' and direction = ? and end_use = ''
            ), member as materialized (
                select n.meter_id, n.carrier, n.illustrative, n.from_day, n.to_day, m.building_id,
                       own.meter_id is not null as is_main
                from node_meter n
                join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
                left join own on own.node_id = m.building_id and own.meter_id = n.meter_id
                    and own.from_day = n.from_day and own.to_day = n.to_day
                where n.tenant_id = ? and n.node_kind = ? and n.node_id = ? and n.direction = ? and n.end_use = ''
            ), whole as materialized (
                select held.building_id, held.carrier from (
                    select building_id, carrier, count(*) as members from member
                    where building_id is not null group by building_id, carrier having bool_and(is_main)) held
                join (select node_id, carrier, count(*) as mains from own group by node_id, carrier) had
                  on had.node_id = held.building_id and had.carrier = held.carrier and had.mains = held.members
            ), apart as materialized (
                select m.* from member m left join whole w
                  on w.building_id = m.building_id and w.carrier = m.carrier
                where w.building_id is null
            )
            select w.building_id, w.carrier collate "C", date_trunc(?, r.day::timestamp)::date,
                   sum(r.total order by r.day), sum(r.measured_total order by r.day),
                   coalesce(sum(r.covered_days order by r.day) filter (where r.day < ?), 0), bool_or(r.illustrative)
            from whole w join rollup_day r on r.node_id = w.building_id and r.carrier = w.carrier
            where r.tenant_id = ? and r.node_kind = 'BUILDING' and r.direction = ? and r.end_use = ''
              and r.day >= ? and r.day < ?
              and r.node_id = any ((select array_agg(distinct building_id) from whole)::uuid[])
            group by 1, 2, 3
            union all
            select m.building_id, m.carrier collate "C", date_trunc(?, b.day::timestamp)::date,
                   sum(b.total order by b.day, b.meter_id),
                   coalesce(sum(b.total order by b.day, b.meter_id) filter (where not b.apportioned), 0),
                   coalesce(sum(b.present::float8 / b.slots order by b.day, b.meter_id) filter (where b.day < ?), 0),
                   bool_or(m.illustrative)
            from apart m join interval_block b on b.meter_id = m.meter_id
            where b.tenant_id = ? and b.day >= ? and b.day < ? and b.day >= m.from_day and b.day < m.to_day
              and b.present > 0 and b.meter_id = any ((select array_agg(meter_id) from apart)::uuid[])
            group by 1, 2, 3
            """;

    private static final String MEMBERS = """
            select %s, n.carrier, n.from_day, least((m.retired_at at time zone ?)::date, n.to_day), count(*),
                   bool_or(n.illustrative), min(m.code), min(m.building_id::text)
            from node_meter n join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
            where n.tenant_id = ? and n.node_kind = ? and n.node_id = ? and n.direction = ? and (n.end_use <> '') = ?
            group by 1, 2, 3, 4
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
                            var members = found.computeIfAbsent(group, none -> new Members());
                            members.add(
                                    rows.getObject(3, LocalDate.class),
                                    rows.getObject(4, LocalDate.class),
                                    rows.getInt(5),
                                    rows.getBoolean(6));
                            if (q.groupBy() == GroupBy.meter) {
                                members.name(rows.getString(7), rows.getString(8));
                            }
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
            case meter -> read(FROM_BLOCKS, tenant, kind, id, direction, unit, q.today(), tenant, q.from(), q.to());
            case building ->
                read(
                        BY_BUILDING,
                        tenant,
                        direction,
                        tenant,
                        kind,
                        id,
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
            // The planner knows little about fresh partitions: it must not loop over them.
            try (var hint = connection.createStatement()) {
                hint.execute("set local enable_nestloop = off");
            }
            try (var query = connection.prepareStatement(sql)) {
                bind(query, values);
                var found = new HashMap<Group, Map<LocalDate, Sums>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        // A meter in no building has the empty key.
                        var key = Objects.requireNonNullElse(rows.getString(1), "");
                        var group = new Group(key, Carrier.valueOf(rows.getString(2)));
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
