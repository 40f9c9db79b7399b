package io.dualcarbon.energy;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks past the API at what is stored of a tenant. */
record Stored(TestTenant tenant) {
    int count(String table) throws SQLException {
        return Integer.parseInt(rows("select count(*) from " + table).get(0));
    }

    int count(String table, String condition) throws SQLException {
        return count("(select tenant_id from %s where %s) as chosen".formatted(table, condition));
    }

    /** The rows of a query without a condition, in the order of their text. */
    List<String> rows(String query) throws SQLException {
        try (var connection = PostgresResource.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query + " where tenant_id = '" + tenant.id() + "'")) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(String.join("|", row));
            }
            return found.stream().sorted().toList();
        }
    }
}
