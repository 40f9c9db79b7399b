package io.dualcarbon.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the catalog of a service's database must show. A service extends it and names its shared tables. */
public abstract class SchemaRules {
    private static final Set<String> PLATFORM_TABLES =
            Set.of("flyway_schema_history", "scheduled_tasks", "scheduled_jobs");

    /** Tables without a tenant: small reference data that every tenant reads. */
    protected abstract Set<String> referenceTables();

    /** True if every key of every tenant table must begin with the tenant, so that the database can be distributed. */
    protected abstract boolean isDistributable();

    @Test
    void everyTenantTableForcesRowLevelSecurity() throws SQLException {
        var open = query("""
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                  and not (relrowsecurity and relforcerowsecurity)
                order by relname
                """);
        open.removeAll(PLATFORM_TABLES);
        open.removeAll(referenceTables());

        assertEquals(List.of(), open);
    }

    /** A table that nobody thought about would be open to every partner. */
    @Test
    void everyTenantTableSaysWhatPartnersReach() throws SQLException {
        assertEquals(
                List.of(),
                query("select relname from pg_class c where relnamespace = 'public'::regnamespace and relrowsecurity"
                        + " and not exists (select from pg_policy where polrelid = c.oid and polname = 'reach'"
                        + " and not polpermissive)"
                        + " order by relname"));
    }

    @Test
    void theApplicationCannotBypassRowLevelSecurity() throws SQLException {
        assertEquals(
                List.of(),
                query("select rolname from pg_roles where rolname in ('dualcarbon_app', 'service')"
                        + " and (rolsuper or rolbypassrls)"));
        assertEquals(
                List.of(),
                query("select relname from pg_class c join pg_roles r on r.oid = c.relowner"
                        + " where r.rolname in ('dualcarbon_app', 'service') and c.relpersistence <> 't'"));
    }

    @Test
    void partitionsAreReachedThroughTheirParentOnly() throws SQLException {
        assertEquals(
                List.of(),
                query("select relname from pg_class where relispartition and relkind = 'r'"
                        + " and has_any_column_privilege('dualcarbon_app', oid, 'select, insert, update')"));
    }

    @Test
    void theLogOfChangesCannotBeRewritten() throws SQLException {
        assertEquals(
                List.of(),
                query("select 'change' where has_table_privilege('dualcarbon_app', 'change', 'update, delete')"));
    }

    @Test
    void theApplicationReadsTheHistoryOfItsSchemaAndCannotRewriteIt() throws SQLException {
        assertEquals(
                List.of("SELECT"),
                query("select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p"
                        + " where has_table_privilege('service', 'flyway_schema_history', p)"));
    }

    @Test
    void keysBeginWithTheTenant() throws SQLException {
        if (!isDistributable()) {
            return;
        }
        var wrong = query("""
                select c.relname || '.' || i.relname from pg_index x
                join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
                join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
                where c.relnamespace = 'public'::regnamespace and not c.relispartition
                  and x.indisunique and c.relrowsecurity and a.attname <> 'tenant_id'
                union all
                select conrelid::regclass || '.' || conname from pg_constraint k
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                join pg_class c on c.oid = k.conrelid
                where k.contype = 'f' and c.relrowsecurity and not c.relispartition and a.attname <> 'tenant_id'
                union all
                select c.relname || '.tenant_id is nullable or missing' from pg_class c
                left join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and not coalesce(a.attnotnull, false)
                """);

        assertEquals(List.of(), wrong);
    }

    protected static List<String> query(String sql) throws SQLException {
        try (var connection = PostgresResource.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
