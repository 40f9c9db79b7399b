package io.dualcarbon.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is not in exactly one tenant that may act is let into no operation, and leaves nothing. A service extends it. */
public abstract class TenancyRules {
    private static final String[] EVERY_RIGHT = {"tenant-admin", "analyst", "steward", "financier"};

    private static Map<String, Long> before = Map.of();

    /** Before and after all of them: counting what hundreds of partitions hold takes seconds. */
    @BeforeAll
    static void countRowsOfNobody() throws SQLException {
        before = rowsOfNobody();
    }

    @AfterAll
    static void nothingWasLeft() throws SQLException {
        assertEquals(before, rowsOfNobody());
    }

    /** What a token can say instead of the id of one tenant. */
    static Stream<Object> improperTenants() {
        var oneOf = new LinkedHashMap<String, Object>();
        oneOf.put("t-a", Map.of());
        return Stream.of(
                "*",
                "",
                " ",
                "T-UPPER",
                "t",
                "-t",
                "t_a",
                "t-a\n",
                "t-a,t-b",
                "t-" + "a".repeat(39),
                "长宁",
                "' or '1'='1",
                7,
                true,
                List.of(),
                List.of("t-a"),
                List.of("t-a", "t-b"),
                oneOf);
    }

    @ParameterizedTest
    @MethodSource("improperTenants")
    void aTokenThatDoesNotNameOneTenantOpensNothing(Object tenant) {
        assertEquals(List.of(), notRefusedAs("no-tenant", Tokens.tokenWithTenant("somebody", tenant, EVERY_RIGHT)));
        assertEquals(
                List.of(),
                notRefused(Tokens.tokenWithTenant("operator", tenant, "platform-admin", "service", "tenant-admin")));
    }

    @Test
    void aTokenWithoutATenantOpensNothing() {
        assertEquals(List.of(), notRefusedAs("no-tenant", Tokens.platformToken("somebody", EVERY_RIGHT)));
    }

    private static List<String> notRefusedAs(String problem, String token) {
        return refusals(token).entrySet().stream()
                .filter(each -> !List.of(problem, "forbidden").contains(each.getValue()))
                .map(Map.Entry::toString)
                .toList();
    }

    private static List<String> notRefused(String token) {
        return refusals(token).entrySet().stream()
                .filter(each -> each.getValue().isEmpty())
                .map(Map.Entry::toString)
                .toList();
    }

    private static Map<String, String> refusals(String token) {
        var refusals = new LinkedHashMap<String, String>();
        Operation.all().forEach(operation -> refusals.put(operation.id(), operation.refusalOf(token)));
        return refusals;
    }

    /** How many rows of each table are no test's, beside what the audit log tells of refused accesses. */
    private static Map<String, Long> rowsOfNobody() throws SQLException {
        var found = new TreeMap<String, Long>();
        try (var connection = PostgresResource.superuser();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("""
                    select relname from pg_class join pg_attribute on attrelid = pg_class.oid
                    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
                      and attname = 'tenant_id'""")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                var condition = table.equals("change") ? " and type <> 'access.refused'" : "";
                try (var rows = statement.executeQuery("select count(*) from " + table
                        + " where tenant_id not similar to 't-[a-z0-9-]{13,}'" + condition)) {
                    rows.next();
                    found.put(table, rows.getLong(1));
                }
            }
        }
        return found;
    }
}
