package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table that keeps one kind of record of the registry: a column for each property that matters here. */
final class MirrorTable {
    private final String name;
    private final List<Column> columns = new ArrayList<>();

    MirrorTable(String name) {
        this.name = name;
    }

    MirrorTable text(String property) {
        return column(property, Types.VARCHAR, JsonNode::asText);
    }

    MirrorTable id(String property) {
        return column(property, Types.OTHER, value -> UUID.fromString(value.asText()));
    }

    MirrorTable number(String property) {
        return column(property, Types.NUMERIC, value -> new BigDecimal(value.asText()));
    }

    MirrorTable integer(String property) {
        return column(property, Types.INTEGER, JsonNode::asInt);
    }

    /** False where the registry says nothing. */
    MirrorTable flag(String property) {
        columns.add(
                new Column(property, Types.BOOLEAN, data -> data.path(property).asBoolean()));
        return this;
    }

    MirrorTable day(String property) {
        return column(property, Types.DATE, value -> LocalDate.parse(value.asText()));
    }

    MirrorTable instant(String property) {
        return column(
                property,
                Types.TIMESTAMP_WITH_TIMEZONE,
                value -> Instant.parse(value.asText()).atOffset(ZoneOffset.UTC));
    }

    private MirrorTable column(String property, int type, Function<JsonNode, Object> value) {
        columns.add(new Column(
                property, type, data -> data.hasNonNull(property) ? value.apply(data.path(property)) : null));
        return this;
    }

    /** Keeps the record unless a later version of it is kept already. */
    Kept keep(Connection connection, String tenant, JsonNode data) throws SQLException {
        try (var upsert = connection.prepareStatement(sql())) {
            upsert.setString(1, tenant);
            upsert.setObject(2, UUID.fromString(data.path("id").asText()));
            upsert.setInt(3, data.path("version").asInt());
            var index = 4;
            for (var column : columns) {
                upsert.setObject(index++, column.value().apply(data), column.type());
            }
            try (var rows = upsert.executeQuery()) {
                return !rows.next() ? Kept.NOTHING : rows.getBoolean(1) ? Kept.NEW : Kept.CHANGED;
            }
        }
    }

    /** xmax is 0 for a row that was inserted. */
    private String sql() {
        var names = columns.stream().map(Column::name).toList();
        return """
                insert into %1$s as kept (tenant_id, %1$s_id, version, %2$s) values (?, ?, ?, %3$s)
                on conflict (tenant_id, %1$s_id) do update set version = excluded.version, %4$s
                where excluded.version > kept.version
                returning xmax = 0
                """.formatted(
                        name,
                        String.join(", ", names),
                        names.stream().map(each -> "?").collect(Collectors.joining(", ")),
                        names.stream().map(each -> each + " = excluded." + each).collect(Collectors.joining(", ")));
    }

    enum Kept {
        NEW,
        CHANGED,
        NOTHING
    }

    private record Column(String property, int type, Function<JsonNode, @Nullable Object> value) {
        /** {@code grossFloorAreaM2} is kept in {@code gross_floor_area_m2}. */
        String name() {
            return property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        }
    }
}
