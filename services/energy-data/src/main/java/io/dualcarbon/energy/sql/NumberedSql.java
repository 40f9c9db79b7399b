package io.dualcarbon.energy.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Statements whose parameters {@code ?1, ?2 ...} are numbered, because they use one more than once. */
public final class NumberedSql {
    private static final Pattern PARAMETER = Pattern.compile("\\?(\\d)");

    private final Connection connection;
    private final @Nullable Object[] values;

    public NumberedSql(Connection connection, @Nullable Object... values) {
        this.connection = connection;
        this.values = values;
    }

    /** Runs it with the values it names, and says how many rows it touched. */
    public int run(String sql) throws SQLException {
        try (var statement = prepare(sql)) {
            return statement.execute() ? 0 : statement.getUpdateCount();
        }
    }

    /** Runs it with the values it names, and tells the ids that it selects or returns. */
    public Set<UUID> ids(String sql) throws SQLException {
        try (var statement = prepare(sql);
                var rows = statement.executeQuery()) {
            var found = new HashSet<UUID>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        }
    }

    /** Binds the values that it names. */
    public PreparedStatement prepare(String sql) throws SQLException {
        var used = new ArrayList<@Nullable Object>();
        var plain = PARAMETER.matcher(sql).replaceAll(match -> {
            used.add(values[Integer.parseInt(match.group(1)) - 1]);
            return "?";
        });
        var statement = connection.prepareStatement(plain);
        for (var i = 0; i < used.size(); i++) {
            statement.setObject(i + 1, used.get(i));
        }
        return statement;
    }
}
