package io.dualcarbon.energy.rollup;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Computes what nodes consumed in a day, always anew from the blocks of their meters: late and corrected values, repeated
 * work and several workers all end in the same figures.
 */
@ApplicationScoped
class Rollups {
    private static final int MARKS = 5000;

    /** One worker a tenant: of two, the one with the older view of the data could write last. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('rollup ' || ?, 0))";

    private static final String STAGE = """
            create temporary table if not exists taken_range (kind text, id uuid, from_day date, to_day date)
                on commit delete rows;
            create temporary table if not exists due_day (
                node_kind text, node_id uuid, carrier text, direction text, day date) on commit delete rows
            """;

    private static final String TAKE = """
            with taken as (
                delete from dirty_range where tenant_id = ?1 and (kind, id, from_day, mark) in (
                    select kind, id, from_day, mark from dirty_range where tenant_id = ?1 order by from_day limit ?2)
                returning kind, id, from_day, to_day)
            insert into taken_range select kind, id, from_day, to_day from taken
            """;

    private static final String DUE = """
            insert into due_day
            select distinct n.node_kind, n.node_id, n.carrier, n.direction, day::date
            from taken_range t join node_meter n on n.tenant_id = ?1 and n.meter_id = t.id
            cross join generate_series(t.from_day, t.to_day, interval '1 day') as day
            where t.kind = 'METER' and day >= n.from_day and day < n.to_day
            union
            select n.node_kind, n.node_id, n.carrier, n.direction, day::date
            from taken_range t join node_meter n on n.tenant_id = ?1 and n.node_kind = t.kind and n.node_id = t.id
            cross join generate_series(t.from_day, t.to_day, interval '1 day') as day
            where t.kind <> 'METER'
            """;

    /** A node that lost a meter may have nothing left to compute. */
    private static final String CLEAR = """
            delete from rollup_day r using taken_range t
            where r.tenant_id = ?1 and r.node_kind = t.kind and r.node_id = t.id and r.day between t.from_day and t.to_day
            """;

    /**
     * In the order of the meters, so that a sum never depends on when a value came. Joined step by step, with numbers
     * for the nodes: days alone would pair every block with every node.
     */
    private static final String COMPUTE = """
            with node as materialized (
                select row_number() over () as no, keys.* from (
                    select distinct node_kind, node_id, carrier, direction from due_day) keys
            ), due as materialized (
                select node.no, d.day from due_day d join node using (node_kind, node_id, carrier, direction)
            ), member as materialized (
                select node.no, n.meter_id, n.end_use collate "C" as end_use, n.illustrative, n.from_day, n.to_day
                from node join node_meter n using (node_kind, node_id, carrier, direction) where n.tenant_id = ?1
            ), block as materialized (
                select meter_id, day, total, apportioned, present::float8 / slots as covered
                from interval_block
                where tenant_id = ?1 and present > 0 and day between ?2 and ?3 and day = any (
                    (select array_agg(distinct day) from due_day)::date[])
            ), part as materialized (
                select no, end_use, illustrative, b.* from member m join block b using (meter_id)
                where b.day >= m.from_day and b.day < m.to_day
            ), summed as materialized (
                select no, end_use, day,
                       sum(total order by meter_id) as total,
                       coalesce(sum(total order by meter_id) filter (where not apportioned), 0) as measured_total,
                       sum(covered order by meter_id) as covered_days,
                       bool_or(illustrative) as illustrative
                from part join due using (no, day) group by no, end_use, day
            )
            insert into rollup_day (tenant_id, node_kind, node_id, carrier, direction, end_use, day,
                total, measured_total, covered_days, illustrative)
            select ?1, node_kind, node_id, carrier, direction, end_use, day,
                   total, measured_total, covered_days, illustrative
            from summed join node using (no)
            on conflict (tenant_id, node_kind, node_id, carrier, direction, end_use, day) do update
            set total = excluded.total, measured_total = excluded.measured_total,
                covered_days = excluded.covered_days, illustrative = excluded.illustrative
            """;

    private final Database database;
    private final Clock clock;

    Rollups(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** True if there may be more to do. */
    boolean recomputeSome(String tenant) {
        return database.ask(connection -> {
            if (!lock(connection, tenant)) {
                return false; // another worker is at it
            }
            var sql = new NumberedSql(connection, tenant, MARKS);
            // Large parts are joined here, and the planner knows little about fresh ones: it must not loop over them.
            sql.run("set local enable_nestloop = off");
            sql.run(STAGE);
            // Each statement sees all that was committed before it: what the marks taken here stand for is among it.
            var taken = sql.run(TAKE);
            if (taken == 0) {
                return false;
            }
            VirtualMeters.compute(connection, tenant, clock.instant().atOffset(ZoneOffset.UTC));
            sql.run(DUE);
            sql.run(CLEAR);
            try (var statement = connection.createStatement();
                    var range = statement.executeQuery("select min(day), max(day) from due_day")) {
                range.next();
                var first = range.getObject(1, LocalDate.class);
                if (first != null) {
                    new NumberedSql(connection, tenant, first, range.getObject(2, LocalDate.class)).run(COMPUTE);
                }
            }
            return taken == MARKS;
        });
    }

    private static boolean lock(Connection connection, String tenant) throws SQLException {
        try (var query = connection.prepareStatement(LOCK)) {
            query.setString(1, tenant);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
