package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/**
 * Works out which meters make up each node on which days. One rule for all kinds: inside a node count the meters that no
 * other meter inside it contains on that day, so that neither a sub-meter nor a gateway meter counts anything twice.
 */
@ApplicationScoped
class NodeMeters {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('rollup ' || ?, 0))";

    private static final String STAGE = """
            create temporary table if not exists wanted_node_meter (
                node_kind text, node_id uuid, end_use text, meter_id uuid, carrier text, direction text,
                illustrative boolean, from_day date, to_day date) on commit delete rows;
            create temporary table if not exists moved_meter (node_kind text, node_id uuid, meter_id uuid)
                on commit delete rows
            """;

    private static final String FILL = """
            insert into wanted_node_meter
            with recursive area_up(area_id, above) as (
                select area_id, area_id from area where tenant_id = ?1
                union
                select u.area_id, a.parent_id from area_up u join area a on a.tenant_id = ?1 and a.area_id = u.above
                where a.parent_id is not null
            ), placed as (
                select m.*, coalesce(m.area_id, b.area_id) as lies_in,
                       coalesce(m.organization_id, b.organization_id) as belongs_to
                from meter m left join building b on b.tenant_id = ?1 and b.building_id = m.building_id
                where m.tenant_id = ?1
            ), parent(meter_id, above, from_day, to_day) as materialized (
                select meter_id, parent_id, from_day, to_day from meter_parent where tenant_id = ?1
            ), meter_up(meter_id, above, from_day, to_day) as (
                select * from parent
                union
                select u.meter_id, p.above, greatest(u.from_day, p.from_day), least(u.to_day, p.to_day)
                from meter_up u join parent p on p.meter_id = u.above
                where p.from_day < u.to_day and u.from_day < p.to_day
            ), container as (
                select u.meter_id, u.above, o.end_use is not null as itemises,
                       datemultirange(daterange(u.from_day, u.to_day)) as days
                from meter_up u
                join meter m on m.tenant_id = ?1 and m.meter_id = u.meter_id
                join meter o on o.tenant_id = ?1 and o.meter_id = u.above and o.meter_id <> u.meter_id
                    and o.carrier = m.carrier and o.direction = m.direction
            ), inside as materialized (
                select 'BUILDING' as node_kind, building_id as node_id, meter_id from placed
                where building_id is not null
                union all
                select 'ORGANIZATION', belongs_to, meter_id from placed where belongs_to is not null
                union all
                select 'AREA', u.above, p.meter_id from placed p join area_up u on u.area_id = p.lies_in
            ), contained as materialized (
                select i.node_kind, i.node_id, i.meter_id, range_agg(c.days) as days,
                       range_agg(c.days) filter (where c.itemises) as itemised_days
                from container c
                join inside i on i.meter_id = c.meter_id
                join inside o on o.meter_id = c.above and o.node_kind = i.node_kind and o.node_id = i.node_id
                group by i.node_kind, i.node_id, i.meter_id
            ), counted as (
                select node_kind, node_id, '' as end_use, meter_id, days
                from inside left join contained using (node_kind, node_id, meter_id)
                union all
                select node_kind, node_id, m.end_use, meter_id, itemised_days
                from inside join meter m using (meter_id) left join contained using (node_kind, node_id, meter_id)
                where m.tenant_id = ?1 and m.end_use is not null
            )
            select node_kind, node_id, end_use, meter_id, carrier, direction, illustrative, lower(free), upper(free)
            from (
                select c.node_kind, c.node_id, c.end_use, c.meter_id, m.carrier, m.direction, m.illustrative,
                       unnest(datemultirange(daterange('-infinity', 'infinity')) - coalesce(c.days, '{}')) as free
                from counted c join meter m on m.tenant_id = ?1 and m.meter_id = c.meter_id) as span
            """;

    /** Which meters came to a node or left it. */
    private static final String MOVED = """
            insert into moved_meter
            select distinct node_kind, node_id, meter_id from (
                (select node_kind, node_id, end_use, meter_id, carrier, direction, illustrative,
                        from_day, to_day from node_meter where tenant_id = ?1 except table wanted_node_meter)
                union all
                (table wanted_node_meter except
                 select node_kind, node_id, end_use, meter_id, carrier, direction, illustrative,
                        from_day, to_day from node_meter where tenant_id = ?1)) as difference
            where meter_id <> all (?2)
            """;

    /** Their nodes are dirty over the months in which the meter has readings. */
    private static final String MARK = """
            insert into dirty_range (tenant_id, kind, id, from_day, to_day, mark)
            select distinct ?1, m.node_kind, m.node_id, month::date, (month + interval '1 month - 1 day')::date, ?3::uuid
            from moved_meter m join (
                select meter_id, min(day) as first, max(day) as last from interval_block
                where tenant_id = ?1 and meter_id = any ((select array_agg(distinct meter_id) from moved_meter)::uuid[])
                group by meter_id) e using (meter_id)
            cross join lateral generate_series(date_trunc('month', e.first), e.last, interval '1 month') as month
            """;

    private static final String DELETE = """
            delete from node_meter n where tenant_id = ?1 and not exists (
                select from wanted_node_meter w
                where (w.node_kind, w.node_id, w.end_use, w.meter_id, w.from_day)
                    = (n.node_kind, n.node_id, n.end_use, n.meter_id, n.from_day))
            """;

    private static final String UPSERT = """
            insert into node_meter as n (
                tenant_id, node_kind, node_id, end_use, meter_id, carrier, direction, illustrative, from_day, to_day)
            select ?1, node_kind, node_id, end_use, meter_id, carrier, direction, illustrative, from_day, to_day
            from wanted_node_meter
            on conflict (tenant_id, node_kind, node_id, end_use, meter_id, from_day) do update
            set carrier = excluded.carrier, direction = excluded.direction, illustrative = excluded.illustrative,
                to_day = excluded.to_day
            where (n.carrier, n.direction, n.illustrative, n.to_day)
                is distinct from (excluded.carrier, excluded.direction, excluded.illustrative, excluded.to_day)
            """;

    private final Database database;

    NodeMeters(Database database) {
        this.database = database;
    }

    /**
     * Brings {@code node_meter} up to what the mirror says, and marks what that changes.
     *
     * @param newMeters meters that cannot have readings yet
     */
    void rebuild(String tenant, Collection<UUID> newMeters) {
        database.ask(connection -> {
            var sql = new NumberedSql(
                    connection, tenant, connection.createArrayOf("uuid", newMeters.toArray()), UUID.randomUUID());
            sql.run(LOCK.replace("?", "?1"));
            // Everything is joined with everything here: hashes, whatever the planner thinks of tables without
            // statistics.
            sql.run("set local enable_nestloop = off");
            sql.run(STAGE);
            sql.run(FILL);
            if (sql.run(MOVED) > 0) {
                sql.run(MARK);
            }
            sql.run(DELETE);
            return sql.run(UPSERT);
        });
    }
}
