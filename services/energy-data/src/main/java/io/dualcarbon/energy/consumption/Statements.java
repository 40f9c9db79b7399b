package io.dualcarbon.energy.consumption;

import static io.dualcarbon.energy.consumption.Statements.texts;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;

/** What the questions to the database have in common. */
final class Statements {
    private Statements() {}

    static void bind(PreparedStatement query, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            query.setObject(i + 1, values[i]);
        }
    }

    /** The planner knows little about fresh partitions: it must not loop over them. */
    static void noLoops(Connection connection) throws SQLException {
        try (var hint = connection.createStatement()) {
            hint.execute("set local enable_nestloop = off");
        }
    }

    /** It may loop again: where it knows how many rows it has to look up. */
    static void loops(Connection connection) throws SQLException {
        try (var hint = connection.createStatement()) {
            hint.execute("set local enable_nestloop = on");
        }
    }

    static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.distinct().toArray());
    }

    static Array directions(Connection connection, Question q) throws SQLException {
        return texts(connection, q.directions().stream().map(Enum::name));
    }

    static Group group(String node, String endUse, ResultSet row, int carrierAt, boolean byNode) throws SQLException {
        var carrier = Carrier.valueOf(row.getString(carrierAt));
        var direction = Direction.valueOf(row.getString(carrierAt + 1));
        return byNode ? Group.building(carrier, direction, node) : Group.endUse(carrier, direction, endUse);
    }
}
