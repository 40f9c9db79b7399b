package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        columns.add(new Column("version", "int4", data -> data.path("version").asInt()));
    }

    MirrorTable text(String property) {
        return column(property, "text", JsonNode::asText);
    }

    MirrorTable id(String property) {
        places.add(columnName(property));
        return column(property, "uuid", value -> UUID.fromString(value.asText()));
    }

    MirrorTable number(String property) {
        return column(property, "numeric", value -> new BigDecimal(value.asText()));
    }

    MirrorTable integer(String property) {
        return column(property, "int4", value -> new BigDecimal(value.asText()).intValueExact());
    }

    /** False where the registry says nothing. */
    MirrorTable flag(String property) {
        columns.add(new Column(property, "bool", data -> data.path(property).asBoolean()));
        return this;
    }

    /** Kept as it is told. */
    MirrorTable json(String property) {
        return column(property, "jsonb", JsonNode::toString);
    }

    MirrorTable day(String property) {
        return column(property, "date", value -> LocalDate.parse(value.asText()));
    }

    MirrorTable instant(String property) {
        return column(property, "timestamptz", value -> Instant.parse(value.asText()));
    }

    private MirrorTable column(String property, String type, Function<JsonNode, Object> value) {
        columns.add(new Column(
                property, type, data -> data.hasNonNull(property) ? value.apply(data.path(property)) : null));
        return this;
    }

    /**
     * Keeps the records, each unless a later version of it is kept already. All at once: to plan a statement costs more
     * than to run it for a record.
     *
     * @return what became of those that are kept now
     */
    Map<UUID, Kept> keep(Connection connection, String tenant, Map<UUID, JsonNode> records) throws SQLException {
        if (sql == null) {
            sql = sql();
        }
        var ids = connection.createArrayOf("uuid", records.keySet().toArray());
        try (var upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, tenant);
            upsert.setArray(2, ids);
            upsert.setString(3, tenant);
            upsert.setArray(4, ids);
            var index = 5;
            for (var column : columns) {
                upsert.setArray(
                        index++,
                        connection.createArrayOf(
                                column.type(),
                                records.values().stream().map(column::of).toArray()));
            }
            var kept = new HashMap<UUID, Kept>();
            try (var rows = upsert.executeQuery()) {
                while (rows.next()) {
                    kept.put(
                            rows.getObject(1, UUID.class),
                            rows.getBoolean(2) ? Kept.NEW : rows.getBoolean(3) ? Kept.MOVED : Kept.CHANGED);
                }
            }
            return kept;
        }
    }

    /** xmax is 0 for a row that was inserted. */
    private String sql() {
        var names = columns.stream().map(Column::name).toList();
        return """
                with before as (
                    select %1$s_id, row(%5$s)::text as place from %1$s where tenant_id = ? and %1$s_id = any (?)
                ), after as (
                    insert into %1$s as kept (tenant_id, %1$s_id, %2$s) select ?, told.* from unnest(?, %3$s) as told
                    on conflict (tenant_id, %1$s_id) do update set %4$s
                    where excluded.version > kept.version
                    returning %1$s_id, xmax = 0 as is_new, row(%5$s)::text as place
                )
                select %1$s_id, is_new, after.place is distinct from before.place
                from after left join before using (%1$s_id)
                """.formatted(
                        name,
                        String.join(", ", names),
                        columns.stream().map(each -> "?").collect(Collectors.joining(", ")),
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
        CHANGED
    }

    private record Column(String property, String type, Function<JsonNode, @Nullable Object> value) {
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
