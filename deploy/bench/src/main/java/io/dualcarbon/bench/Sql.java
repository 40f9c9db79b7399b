package io.dualcarbon.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Single statements. */
final class Sql {
    private Sql() {}

    static void run(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchFailed("Failed: " + sql, e);
        }
    }

    static String text(Connection connection, String query) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new BenchFailed("Failed: " + query, e);
        }
    }

    static double number(Connection connection, String query) {
        return Double.parseDouble(text(connection, query));
    }
}
