package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
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
    private final List<String> places = new ArrayList<>();

    /** Made of all columns, once there are. */
    private @Nullable String sql;

    MirrorTable(String name) {
        this.name = name;
    }

    MirrorTable text(String property) {
        return column(property, Types.VARCHAR, JsonNode::asText);
    }

    MirrorTable id(String property) {
        places.add(columnName(property));
        return column(property, Types.OTHER, value -> UUID.fromString(value.asText()));
    }

    MirrorTable number(String property) {
        return column(property, Types.NUMERIC, value -> new BigDecimal(value.asText()));
    }

    MirrorTable integer(String property) {
        return column(property, Types.INTEGER, value -> new BigDecimal(value.asText()).intValueExact());
    }

    /** False where the registry says nothing. */
    MirrorTable flag(String property) {
        columns.add(
                new Column(property, Types.BOOLEAN, data -> data.path(property).asBoolean()));
        return this;
    }

    /** Kept as it is told. */
    MirrorTable json(String property) {
        return column(property, Types.OTHER, JsonNode::toString);
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
        if (sql == null) {
            sql = sql();
        }
        try (var upsert = connection.prepareStatement(sql)) {
            var id = UUID.fromString(data.path("id").asText());
            upsert.setString(1, tenant);
            upsert.setObject(2, id);
            upsert.setString(3, tenant);
            upsert.setObject(4, id);
            upsert.setInt(5, data.path("version").asInt());
            var index = 6;
            for (var column : columns) {
                upsert.setObject(index++, column.of(data), column.type());
            }
            try (var rows = upsert.executeQuery()) {
                if (!rows.next()) {
                    return Kept.NOTHING;
                }
                return rows.getBoolean(1) ? Kept.NEW : rows.getBoolean(2) ? Kept.MOVED : Kept.CHANGED;
            }
        }
    }

    /** xmax is 0 for a row that was inserted. */
    private String sql() {
        var names = columns.stream().map(Column::name).toList();
        return """
                with before as (select row(%5$s)::text as place from %1$s where tenant_id = ? and %1$s_id = ?)
                insert into %1$s as kept (tenant_id, %1$s_id, version, %2$s) values (?, ?, ?, %3$s)
                on conflict (tenant_id, %1$s_id) do update set version = excluded.version, %4$s
                where excluded.version > kept.version
                returning xmax = 0, row(%5$s)::text is distinct from (select place from before)
                """.formatted(
                        name,
                        String.join(", ", names),
                        names.stream().map(each -> "?").collect(Collectors.joining(", ")),
                        names.stream().map(each -> each + " = excluded." + each).collect(Collectors.joining(", ")),
                        String.join(", ", places));
    }

    /** {@code grossFloorAreaM2} is kept in {@code gross_floor_area_m2}. */
    private static String columnName(String property) {
        return property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    enum Kept {
        NEW,
        /** It names other records that it lies in or belongs to. */
        MOVED,
        CHANGED,
        NOTHING
    }

    private record Column(String property, int type, Function<JsonNode, @Nullable Object> value) {
        String name() {
            return columnName(property);
        }

        @Nullable
        Object of(JsonNode data) {
            try {
                return value.apply(data);
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
                throw new IllegalArgumentException(
                        "%s %s: %s".formatted(property, data.path(property), e.getMessage()), e);
            }
        }
    }
}
