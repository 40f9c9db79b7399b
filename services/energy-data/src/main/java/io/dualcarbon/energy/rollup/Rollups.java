package io.dualcarbon.energy.rollup;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

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
                node_kind text, node_id uuid, carrier text, direction text, day date) on commit delete rows;
            create temporary table if not exists due_month (
                node_kind text, node_id uuid, carrier text, direction text, end_use text, month date)
                on commit delete rows
            """;

    private static final String TAKE = """
            with taken as (
                delete from dirty_range where tenant_id = ?1 and (kind, id, from_day, mark) in (
                    select kind, id, from_day, mark from dirty_range where tenant_id = ?1 order by from_day limit ?2)
                returning kind, id, from_day, to_day)
            insert into taken_range select kind, id, from_day, to_day from taken
            """;

    /** Who judges the quality of readings goes on from here, when the sums are done. */
    private static final String PASS_ON = """
            insert into quality_mark (tenant_id, meter_id, month, mark, marked_at)
            select distinct ?1, id, date_trunc('month', from_day::timestamp)::date, ?2::uuid, now()
            from taken_range where kind = 'METER'
            """;

    /** Neighbouring meters mostly share their nodes and days: told apart before days are counted out, there are few. */
    private static final String DUE = """
            insert into due_day
            select distinct k.node_kind, k.node_id, k.carrier, k.direction, day::date
            from (
                select distinct n.node_kind, n.node_id, n.carrier, n.direction,
                       greatest(t.from_day, n.from_day) as from_day, least(t.to_day, n.to_day - 1) as to_day
                from taken_range t join node_meter n on n.tenant_id = ?1 and n.meter_id = t.id
                where t.kind = 'METER' and t.from_day < n.to_day and t.to_day >= n.from_day) k
            cross join generate_series(k.from_day, k.to_day, interval '1 day') as day
            union
            select n.node_kind, n.node_id, n.carrier, n.direction, day::date
            from taken_range t join node_meter n on n.tenant_id = ?1 and n.node_kind = t.kind and n.node_id = t.id
            cross join generate_series(t.from_day, t.to_day, interval '1 day') as day
            where t.kind <> 'METER'
            """;

    /** A node that lost a meter may have nothing left to compute. */
    private static final String CLEAR = """
            delete from rollup_day r using taken_range t
            where t.kind <> 'METER'
              and r.tenant_id = ?1 and r.node_kind = t.kind and r.node_id = t.id and r.day between t.from_day and t.to_day
            """;

    private static final String CLEAR_MONTHS = """
            delete from rollup_month r using taken_range t
            where t.kind <> 'METER' and r.tenant_id = ?1 and r.node_kind = t.kind and r.node_id = t.id
              and r.month between date_trunc('month', t.from_day::timestamp)::date and t.to_day
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
                select meter_id, day, total, case when apportioned then 0 else total - filled_total end as measured,
                       present::float8 / slots as covered
                from interval_block
                where tenant_id = ?1 and present > 0 and day between ?2 and ?3 and day = any (
                    (select array_agg(distinct day) from due_day)::date[])
            ), part as materialized (
                select no, end_use, illustrative, b.* from member m join block b using (meter_id)
                where b.day >= m.from_day and b.day < m.to_day
            ), summed as materialized (
                select no, end_use, day,
                       sum(total order by meter_id) as total,
                       sum(measured order by meter_id) as measured_total,
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

    private static final String DUE_MONTHS = """
            insert into due_month
            select distinct node_kind, node_id, carrier, direction, n.end_use, d.month
            from (select distinct node_kind, node_id, carrier, direction, date_trunc('month', day::timestamp)::date as month
                  from due_day) d
            join node_meter n using (node_kind, node_id, carrier, direction) where n.tenant_id = ?1
            """;

    /** Each month is looked up by its key: the days of all months would be too many to look through. */
    private static final String COMPUTE_MONTHS = """
            insert into rollup_month (tenant_id, node_kind, node_id, carrier, direction, end_use, month,
                total, measured_total, covered_days, days, illustrative)
            select ?1, node_kind, node_id, carrier, direction, end_use, m.month,
                   sum(r.total order by r.day), sum(r.measured_total order by r.day),
                   sum(r.covered_days order by r.day), count(*) filter (where r.covered_days > 0),
                   bool_or(r.illustrative)
            from due_month m join rollup_day r using (node_kind, node_id, carrier, direction, end_use)
            where r.tenant_id = ?1 and r.day >= m.month and r.day < (m.month + interval '1 month')::date
            group by node_kind, node_id, carrier, direction, end_use, m.month
            on conflict (tenant_id, node_kind, node_id, carrier, direction, end_use, month) do update
            set total = excluded.total, measured_total = excluded.measured_total,
                covered_days = excluded.covered_days, days = excluded.days, illustrative = excluded.illustrative
            """;

    private static final String METER_MONTH_RANGE = """
            select min(date_trunc('month', from_day::timestamp)::date),
                   max((date_trunc('month', to_day::timestamp) + interval '1 month')::date)
            from taken_range where kind = 'METER'
            """;

    /** A formula may have nothing left in a month. */
    private static final String CLEAR_METER_MONTHS = """
            delete from meter_month m using taken_range t
            where t.kind = 'METER' and m.tenant_id = ?1 and m.meter_id = t.id
              and m.month between date_trunc('month', t.from_day::timestamp)::date and t.to_day
            """;

    private static final String COMPUTE_METER_MONTHS = """
            with due as materialized (
                select distinct id as meter_id, month::date as month from taken_range
                cross join generate_series(date_trunc('month', from_day::timestamp), to_day, interval '1 month') as month
                where kind = 'METER'
            ), block as materialized (
                select meter_id, day, date_trunc('month', day::timestamp)::date as month,
                       total, case when apportioned then 0 else total - filled_total end as measured,
                       present::float8 / slots as covered
                from interval_block
                where tenant_id = ?1 and present > 0 and day >= ?2 and day < ?3 and meter_id = any (
                    (select array_agg(distinct meter_id) from due)::uuid[])
            )
            insert into meter_month (tenant_id, meter_id, month, total, measured_total, covered_days)
            select ?1, meter_id, month, sum(total order by day),
                   sum(measured order by day), sum(covered order by day)
            from due join block using (meter_id, month) group by meter_id, month
            on conflict (tenant_id, meter_id, month) do update
            set total = excluded.total, measured_total = excluded.measured_total, covered_days = excluded.covered_days
            """;

    private static final String NODES_CHANGED = "select exists (select from taken_range where kind <> 'METER')";

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
            sql.run("set local work_mem = '32MB'"); // a batch sorts some ten thousand days
            sql.run(STAGE);
            // Each statement sees all that was committed before it: what the marks taken here stand for is among it.
            var taken = sql.run(TAKE);
            if (taken == 0) {
                return false;
            }
            var formulas =
                    VirtualMeters.compute(connection, tenant, clock.instant().atOffset(ZoneOffset.UTC));
            new NumberedSql(connection, tenant, UUID.randomUUID()).run(PASS_ON);
            sql.run(DUE);
            if (isTrue(connection, NODES_CHANGED)) {
                sql.run(CLEAR);
                sql.run(CLEAR_MONTHS);
            }
            within(connection, tenant, "select min(day), max(day) from due_day", COMPUTE);
            if (formulas) {
                sql.run(CLEAR_METER_MONTHS);
            }
            within(connection, tenant, METER_MONTH_RANGE, COMPUTE_METER_MONTHS);
            sql.run(DUE_MONTHS);
            sql.run("analyze due_month");
            sql.run("set local enable_nestloop = on");
            sql.run(COMPUTE_MONTHS);
            return taken == MARKS;
        });
    }

    /** Runs it for the days that the query names, as {@code ?2} and {@code ?3}, if there are any. */
    private static void within(Connection connection, String tenant, String range, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(range)) {
            row.next();
            var first = row.getObject(1, LocalDate.class);
            if (first != null) {
                new NumberedSql(connection, tenant, first, row.getObject(2, LocalDate.class)).run(sql);
            }
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getBoolean(1);
        }
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
