package io.dualcarbon.energy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.SchemaRules;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class SchemaTest extends SchemaRules {
    @Override
    protected Set<String> referenceTables() {
        return Set.of(
                "registry_cursor",
                "coefficient_set",
                "coefficient",
                "benchmark",
                "mv_criterion",
                "mohurd_code",
                "mohurd_carrier",
                "mohurd_dialect");
    }

    @Override
    protected boolean isDistributable() {
        return true;
    }

    /** A view that reads with the rights of its owner would be a hole in the second wall. */
    @Test
    void viewsReadWithTheRightsOfWhoAsks() throws SQLException {
        assertEquals(
                List.of(),
                query("select oid::regclass from pg_class where relkind = 'v' and relnamespace in"
                        + " ('public'::regnamespace, 'known'::regnamespace)"
                        + " and not coalesce(reloptions, '{}') @> '{security_invoker=true}'"));
    }

    /** A column that comes later must come to the history and to what is read of it, or it would be lost there. */
    @Test
    void whatIsKnownThenHasTheColumnsOfItsTable() throws SQLException {
        var missing = query("""
                with kept as (
                    select c.oid, c.relname, a.attname, a.atttypid from pg_class c
                    join pg_trigger t on t.tgrelid = c.oid and t.tgname = 'keep_history'
                    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)
                select relname || '_history.' || attname from kept where not exists (
                    select from pg_attribute h where h.attrelid = (relname || '_history')::regclass
                      and h.attname = kept.attname and h.atttypid = kept.atttypid)
                union all
                select 'known.' || relname || '.' || attname from kept
                where attname <> 'known_from' and not exists (
                    select from pg_attribute v where v.attrelid = ('known.' || relname)::regclass
                      and v.attname = kept.attname and v.atttypid = kept.atttypid)
                """);

        assertEquals(List.of(), missing);
    }
}
