package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Works out which meters make up each node on which days. One rule for all kinds: inside a node count the meters that no
 * other meter inside it contains on that day, so that neither a sub-meter nor a gateway meter counts anything twice.
 * Where a meter counts follows from itself, the meters above it, and where these lie: of a change, only meters at or
 * below what changed are worked out anew.
 *
 * <p>An organization is what it used: a meter whose nearest one above belongs to another organization counts in its own and is
 * taken out of that other, with the sign -1. So organizations sum to what nobody's meters contain, however their meters are
 * nested. A formula is behind the meters that it adds up; if these belong to several organizations, it counts in none.
 *
 * <p>The subqueries that look like plain joins ({@code offset 0}) make the database look up each row by its key, and the
 * staged tables are counted: it knows too little about both to choose the order of large joins by itself.
 */
@ApplicationScoped
class NodeMeters {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('rollup ' || ?1, 0))";

    private static final String STAGE = """
            create temporary table if not exists touched_meter (meter_id uuid) on commit delete rows;
            create temporary table if not exists meter_container (
                meter_id uuid, above uuid, itemises boolean, days datemultirange) on commit delete rows;
            create temporary table if not exists meter_behind (meter_id uuid, nearest uuid, days datemultirange)
                on commit delete rows;
            create temporary table if not exists meter_place (
                node_kind text, node_id uuid, meter_id uuid, days datemultirange) on commit delete rows;
            create temporary table if not exists wanted_node_meter (
                node_kind text, node_id uuid, end_use text, meter_id uuid, carrier text, direction text,
                illustrative boolean, from_day date, to_day date, sign int) on commit delete rows;
            create temporary table if not exists moved_meter (node_kind text, node_id uuid, meter_id uuid)
                on commit delete rows
            """;

    /**
     * The meters that changed, those in the buildings and areas that did, and all meters below: a way up that led through
     * a change led, up to it, through what is unchanged.
     */
    private static final String TOUCHED = """
            insert into touched_meter
            with recursive area_below(area_id) as (
                select unnest(?4::uuid[])
                union
                select a.area_id from area_below b join area a on a.tenant_id = ?1 and a.parent_id = b.area_id
            ), building_below(building_id) as (
                select unnest(?3::uuid[])
                union
                select b.building_id from area_below a cross join lateral (
                    select building_id from building_placement
                    where tenant_id = ?1 and area_id = a.area_id
                    offset 0) b
            ), touched(meter_id) as (
                (select unnest(?2::uuid[])
                 union
                 select m.meter_id from building_below b cross join lateral (
                     select meter_id from meter_placement
                     where tenant_id = ?1 and building_id = b.building_id
                     offset 0) m
                 union
                 select m.meter_id from area_below a cross join lateral (
                     select meter_id from meter_placement where tenant_id = ?1 and area_id = a.area_id offset 0) m)
                union
                select m.meter_id from touched t cross join lateral (
                    select meter_id from meter where tenant_id = ?1 and parent_id = t.meter_id
                    union all
                    select meter_id from meter_configuration where tenant_id = ?1 and parent_id = t.meter_id
                    union all
                    select virtual_meter_id from meter_term where tenant_id = ?1 and meter_id = t.meter_id
                    offset 0) m
            )
            select meter_id from touched
            """;

    /**
     * The meters that contain each of them, if they count the same, and on which days. A formula's terms contain it, and
     * what contains those: none of its energy is counted there and here.
     */
    private static final String CONTAINERS = """
            insert into meter_container
            with recursive meter_up(meter_id, above, from_day, to_day) as (
                select t.meter_id, p.parent_id, p.from_day, p.to_day
                from touched_meter t cross join lateral (
                    select parent_id, from_day, to_day from meter_parent
                    where tenant_id = ?1 and meter_id = t.meter_id
                    union all
                    select meter_id, '-infinity', 'infinity' from formula_part
                    where tenant_id = ?1 and virtual_meter_id = t.meter_id
                    offset 0) p
                union
                select u.meter_id, p.parent_id, greatest(u.from_day, p.from_day), least(u.to_day, p.to_day)
                from meter_up u cross join lateral (
                    select parent_id, from_day, to_day from meter_parent
                    where tenant_id = ?1 and meter_id = u.above and from_day < u.to_day and u.from_day < to_day
                    union all
                    select meter_id, '-infinity', 'infinity' from formula_part
                    where tenant_id = ?1 and virtual_meter_id = u.above
                    offset 0) p
            )
            select u.meter_id, u.above, o.end_use is not null, datemultirange(daterange(u.from_day, u.to_day))
            from meter_up u
            cross join lateral (
                select carrier, direction from meter where tenant_id = ?1 and meter_id = u.meter_id offset 0) m
            cross join lateral (
                select end_use from meter
                where tenant_id = ?1 and meter_id = u.above and meter_id <> u.meter_id
                  and carrier = m.carrier and direction = m.direction
                offset 0) o
            """;

    /** The nearest of them; of a formula all that it adds up. */
    private static final String BEHIND = """
            insert into meter_behind
            with recursive up(meter_id, carrier, direction, above, counts, from_day, to_day) as (
                select t.meter_id, m.carrier, m.direction, p.parent_id,
                       (o.carrier, o.direction) = (m.carrier, m.direction), p.from_day, p.to_day
                from (select distinct meter_id from meter_container) t
                cross join lateral (
                    select carrier, direction from meter where tenant_id = ?1 and meter_id = t.meter_id offset 0) m
                cross join lateral (
                    select meter_id as parent_id, date '-infinity' as from_day, date 'infinity' as to_day
                    from formula_source
                    where tenant_id = ?1 and virtual_meter_id = t.meter_id
                    union all
                    select parent_id, from_day, to_day from meter_parent
                    where tenant_id = ?1 and meter_id = t.meter_id and not exists (
                        select from formula_source where tenant_id = ?1 and virtual_meter_id = t.meter_id)
                    offset 0) p
                cross join lateral (
                    select carrier, direction from meter where tenant_id = ?1 and meter_id = p.parent_id offset 0) o
                union
                select u.meter_id, u.carrier, u.direction, p.parent_id,
                       (o.carrier, o.direction) = (u.carrier, u.direction),
                       greatest(u.from_day, p.from_day), least(u.to_day, p.to_day)
                from up u
                cross join lateral (
                    select parent_id, from_day, to_day from meter_parent
                    where tenant_id = ?1 and meter_id = u.above and from_day < u.to_day and u.from_day < to_day
                    offset 0) p
                cross join lateral (
                    select carrier, direction from meter where tenant_id = ?1 and meter_id = p.parent_id offset 0) o
                where not u.counts
            )
            select meter_id, above, range_agg(daterange(from_day, to_day)) from up
            where counts and above <> meter_id
            group by meter_id, above
            """;

    /** The nodes in which they and their containers lie, and on which days. */
    private static final String PLACES = """
            insert into meter_place
            with recursive area_up(area_id, above) as (
                select area_id, area_id from area where tenant_id = ?1
                union
                select u.area_id, a.parent_id from area_up u join area a on a.tenant_id = ?1 and a.area_id = u.above
                where a.parent_id is not null
            ), placed as materialized (
                select t.meter_id, m.building_id, coalesce(m.area_id, b.area_id) as lies_in,
                       coalesce(m.organization_id, b.organization_id) as belongs_to,
                       daterange(greatest(m.from_day, b.from_day), least(m.to_day, b.to_day)) as days
                from (select meter_id from touched_meter union select above from meter_container) t
                cross join lateral (
                    select building_id, area_id, organization_id, from_day, to_day from meter_placement
                    where tenant_id = ?1 and meter_id = t.meter_id
                    offset 0) m
                left join lateral (
                    select area_id, organization_id, from_day, to_day from building_placement
                    where tenant_id = ?1 and building_id = m.building_id
                      and from_day < m.to_day and to_day > m.from_day
                    offset 0) b on true
            ), stay as (
                select 'BUILDING' as node_kind, building_id as node_id, meter_id, days from placed
                where building_id is not null
                union all
                select 'ORGANIZATION', belongs_to, meter_id, days from placed where belongs_to is not null
                union all
                select 'AREA', u.above, p.meter_id, p.days from placed p join area_up u on u.area_id = p.lies_in
            )
            select node_kind, node_id, meter_id, range_agg(days) from stay group by 1, 2, 3
            """;

    private static final String FILL = """
            insert into wanted_node_meter
            with inside as materialized (
                select p.node_kind, p.node_id, p.meter_id, p.days from touched_meter join meter_place p using (meter_id)
            ), contained as materialized (
                select i.node_kind, i.node_id, i.meter_id, range_agg(c.days * o.days) as days,
                       range_agg(c.days * o.days) filter (where c.itemises) as itemised_days
                from meter_container c
                join inside i on i.meter_id = c.meter_id
                join meter_place o on o.meter_id = c.above and o.node_kind = i.node_kind and o.node_id = i.node_id
                group by i.node_kind, i.node_id, i.meter_id
            ), touched as materialized (
                select m.* from touched_meter t cross join lateral (
                    select meter_id, carrier, direction, end_use, illustrative from meter
                    where tenant_id = ?1 and meter_id = t.meter_id
                    offset 0) m
            ), owned as materialized (
                select meter_id, range_agg(days) as days from meter_place where node_kind = 'ORGANIZATION' group by meter_id
            ), owner as materialized (
                select meter_id, node_id, range_agg(days) as days
                from (
                    select b.meter_id, p.node_id, b.days * p.days as days
                    from meter_behind b join meter_place p on p.meter_id = b.nearest and p.node_kind = 'ORGANIZATION'
                    union all
                    select b.meter_id, null, b.days - coalesce(o.days, '{}')
                    from meter_behind b left join owned o on o.meter_id = b.nearest) above
                where not isempty(days) group by meter_id, node_id
            ), disputed as materialized (
                select a.meter_id, range_agg(a.days * b.days) as days
                from owner a join owner b on b.meter_id = a.meter_id and b.node_id is distinct from a.node_id
                group by a.meter_id
            ), counted as (
                select node_kind, node_id, '' as end_use, meter_id, 1 as sign, inside.days as here,
                       contained.days as elsewhere
                from inside left join contained using (node_kind, node_id, meter_id)
                where node_kind <> 'ORGANIZATION'
                union all
                select node_kind, node_id, m.end_use, meter_id, 1, inside.days, itemised_days
                from inside join touched m using (meter_id) left join contained using (node_kind, node_id, meter_id)
                where node_kind <> 'ORGANIZATION' and m.end_use is not null
                union all
                select i.node_kind, i.node_id, '', i.meter_id, 1, i.days - coalesce(d.days, '{}'), o.days
                from inside i
                left join owner o on o.meter_id = i.meter_id and o.node_id = i.node_id
                left join disputed d on d.meter_id = i.meter_id
                where i.node_kind = 'ORGANIZATION'
                union all
                select 'ORGANIZATION', o.node_id, '', o.meter_id, -1, o.days - coalesce(d.days, '{}'), i.days
                from owner o
                left join inside i
                    on i.meter_id = o.meter_id and i.node_id = o.node_id and i.node_kind = 'ORGANIZATION'
                left join disputed d on d.meter_id = o.meter_id
                where o.node_id is not null
            )
            select node_kind, node_id, end_use, meter_id, carrier, direction, illustrative, lower(free), upper(free), sign
            from (
                select c.node_kind, c.node_id, c.end_use, c.meter_id, m.carrier, m.direction, m.illustrative, c.sign,
                       unnest(c.here - coalesce(c.elsewhere, '{}')) as free
                from counted c join touched m on m.meter_id = c.meter_id) as span
            """;

    private static final String KNOWN = """
            select n.node_kind, n.node_id, n.end_use, n.meter_id, n.carrier, n.direction, n.illustrative, n.from_day,
                   n.to_day, n.sign
            from touched_meter t cross join lateral (
                select * from node_meter where tenant_id = ?1 and meter_id = t.meter_id offset 0) n
            """;

    /** Which meters came to a node or left it. */
    private static final String MOVED = """
            insert into moved_meter
            select distinct node_kind, node_id, meter_id from (
                (%1$s except table wanted_node_meter)
                union all
                (table wanted_node_meter except %1$s)) as difference
            where meter_id <> all (?5)
            """.formatted(KNOWN);

    /** Their nodes are dirty in the months in which the meter has readings. */
    private static final String MARK = """
            insert into dirty_range (tenant_id, kind, id, from_day, to_day, mark, actor, reason)
            select distinct ?1, m.node_kind, m.node_id, e.month, (e.month + interval '1 month - 1 day')::date, ?6::uuid,
                   ?7::text, ?8::text
            from moved_meter m cross join lateral (
                select month from meter_month where tenant_id = ?1 and meter_id = m.meter_id offset 0) e
            """;

    private static final String DELETE = """
            delete from node_meter n using touched_meter t
            where n.tenant_id = ?1 and n.meter_id = t.meter_id and not exists (
                select from wanted_node_meter w
                where (w.node_kind, w.node_id, w.end_use, w.meter_id, w.from_day)
                    = (n.node_kind, n.node_id, n.end_use, n.meter_id, n.from_day))
            """;

    private static final String UPSERT = """
            insert into node_meter as n (
                tenant_id, node_kind, node_id, end_use, meter_id, carrier, direction, illustrative, from_day, to_day, sign)
            select ?1, node_kind, node_id, end_use, meter_id, carrier, direction, illustrative, from_day, to_day, sign
            from wanted_node_meter
            on conflict (tenant_id, node_kind, node_id, end_use, meter_id, from_day) do update
            set carrier = excluded.carrier, direction = excluded.direction, illustrative = excluded.illustrative,
                to_day = excluded.to_day, sign = excluded.sign
            where (n.carrier, n.direction, n.illustrative, n.to_day, n.sign) is distinct from (
                excluded.carrier, excluded.direction, excluded.illustrative, excluded.to_day, excluded.sign)
            """;

    private final Database database;

    NodeMeters(Database database) {
        this.database = database;
    }

    /** Brings {@code node_meter} up to what the mirror says of what was touched, and marks what that changes. */
    void rebuild(String tenant, Touched touched, @Nullable Restating restating) {
        database.ask(connection -> {
            var sql = new NumberedSql(
                    connection,
                    tenant,
                    uuids(connection, touched.meters()),
                    uuids(connection, touched.buildings()),
                    uuids(connection, touched.areas()),
                    uuids(connection, touched.newMeters()),
                    restating == null ? UUID.randomUUID() : restating.eventId(),
                    restating == null ? null : restating.actor(),
                    restating == null ? null : restating.reason());
            sql.run(LOCK);
            sql.run("set local join_collapse_limit = 1"); // joins in the order in which they are written
            sql.run("set local enable_nestloop = off"); // but for the subqueries, which know no other way
            sql.run("set local jit = off");
            sql.run(STAGE);
            sql.run(TOUCHED);
            sql.run("analyze touched_meter");
            sql.run(CONTAINERS);
            sql.run("analyze meter_container");
            sql.run(BEHIND);
            sql.run("analyze meter_behind");
            sql.run(PLACES);
            sql.run("analyze meter_place");
            sql.run("set local work_mem = '32MB'"); // all meters of a district at once, if its tree changes
            sql.run(FILL);
            sql.run("analyze wanted_node_meter");
            if (sql.run(MOVED) > 0) {
                sql.run(MARK);
            }
            sql.run(DELETE);
            return sql.run(UPSERT);
        });
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
