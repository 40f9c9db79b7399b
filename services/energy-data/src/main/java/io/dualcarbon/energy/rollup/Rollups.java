package io.dualcarbon.energy.rollup;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Computes the sums of the days that were marked dirty, always anew from the blocks: late and corrected values, repeated
 * work and several workers all end in the same figures.
 */
@ApplicationScoped
class Rollups {
    private static final int MARKS = 5000;

    /** One worker a tenant: of two, the one with the older view of the data could write last. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended('rollup ' || ?, 0))";

    private static final String STAGE = """
            create temporary table if not exists taken_range (
                kind text, id uuid, from_day date, to_day date, mark uuid, actor text, reason text) on commit delete rows
            """;

    private static final String TAKE = """
            with taken as (
                delete from dirty_range where tenant_id = ?1 and (kind, id, from_day, mark) in (
                    select kind, id, from_day, mark from dirty_range where tenant_id = ?1 order by from_day limit ?2)
                returning kind, id, from_day, to_day, mark, actor, reason)
            insert into taken_range table taken
            """;

    /** Who judges the quality of readings goes on from here, when the sums are done. */
    private static final String PASS_ON = """
            insert into quality_mark (tenant_id, meter_id, month, mark, marked_at)
            select ?1, meter_id, month, ?2::uuid, now() from due_meter_month
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
            // Formulas join large parts, and the planner knows little about fresh ones: it must not loop over them.
            sql.run("set local enable_nestloop = off");
            sql.run("set local work_mem = '32MB'"); // a batch sorts some ten thousand months
            sql.run(STAGE);
            // Each statement sees all that was committed before it: what the marks taken here stand for is among it.
            var taken = sql.run(TAKE);
            if (taken == 0) {
                return false;
            }
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            VirtualMeters.compute(connection, tenant, now);
            MeterMonths.compute(connection, tenant);
            new NumberedSql(connection, tenant, UUID.randomUUID()).run(PASS_ON);
            NodeMonths.compute(connection, tenant, now);
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
