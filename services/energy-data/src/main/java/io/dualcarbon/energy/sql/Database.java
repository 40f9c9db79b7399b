package io.dualcarbon.energy.sql;

import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plain JDBC inside the transaction at work, which row-level security limits to its tenant. */
@ApplicationScoped
public class Database {
    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    public <T> T ask(Work<T> work) {
        try (var connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database refused: " + e.getMessage(), e);
        }
    }

    /**
     * A page of a list in the order of its keys.
     *
     * @param sql selects what comes behind the key of the page before; its last parameter is the number of rows
     * @param values of the other parameters
     */
    public <T> Page<T> page(
            PageRequest page, Function<T, String> key, Reader<T> reader, String sql, @Nullable Object... values) {
        return ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    query.setObject(i + 1, values[i]);
                }
                query.setInt(values.length + 1, page.limit() + 1);
                var found = new ArrayList<T>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                }
                return Page.of(found, page.limit(), key);
            }
        });
    }

    /** Reads the row at which the results stand. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Statements on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
