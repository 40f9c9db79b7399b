package io.dualcarbon.platform.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.paging.Cursor;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Changes} wrote. Row-level security limits it to the caller's tenant. */
@ApplicationScoped
class ChangeLog {
    /** The text of tx is a column of the answer called tx: what is sorted by must name the table's. */
    private static final String COLUMNS =
            "tenant_id, tx::text, ordinal, id, type, subject, at, actor, address, request_id, before, after";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Tenancy tenancy;
    private final String apiPath;
    private final String typePrefix;

    ChangeLog(
            AgroalDataSource database,
            ObjectMapper json,
            Tenancy tenancy,
            @ConfigProperty(name = "quarkus.rest.path") String apiPath) {
        this.database = database;
        this.json = json;
        this.tenancy = tenancy;
        this.apiPath = apiPath;
        this.typePrefix = "io.dualcarbon." + apiPath.split("/")[2] + ".";
    }

    /** Only what is older than every running transaction: nothing can commit before it any more. */
    @Transactional
    ChangeFeed after(Position after, int limit) {
        var sql = "select " + COLUMNS + """
                , case when current_setting('app.reach') = '*' then after else reached_part(after) end
                 from change
                where (tx, tenant_id, ordinal) > (?::xid8, ?, ?) and tx < pg_snapshot_xmin(pg_current_snapshot())
                  and type <> 'access.refused'
                order by change.tx, tenant_id, ordinal limit ?
                """;
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, after.tx());
            query.setString(2, after.tenant());
            query.setInt(3, after.ordinal());
            query.setInt(4, limit);
            var events = new ArrayList<CloudEvent>();
            var last = after;
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    last = new Position(rows.getString(2), rows.getString(1), rows.getInt(3));
                    events.add(new CloudEvent(
                            "1.0",
                            rows.getObject(4, UUID.class),
                            apiPath,
                            typePrefix + rows.getString(5),
                            rows.getString(6),
                            rows.getObject(7, OffsetDateTime.class).toInstant(),
                            rows.getString(1),
                            node(rows.getString(13))));
                }
            }
            return new ChangeFeed(events, last.cursor());
        } catch (SQLException e) {
            throw new IllegalStateException("Changes could not be read", e);
        }
    }

    /** Newest first. The platform's own people see what concerns tenants as such, not what is in them. */
    @Transactional
    Page<AuditEntry> audit(Optional<String> cursor, int limit) {
        var sql = "select " + COLUMNS
                + " from change where (tx, tenant_id, ordinal) < (?::xid8, ?, ?)"
                + " and (? or type = 'access.refused' or type like 'tenant.%')"
                + " order by change.tx desc, tenant_id desc, ordinal desc limit ?";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            var before = cursor.map(Position::ofPage).orElse(Position.END);
            query.setString(1, before.tx());
            query.setString(2, before.tenant());
            query.setInt(3, before.ordinal());
            query.setBoolean(4, tenancy.isOfOneTenant());
            query.setInt(5, limit + 1);
            return page(query, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("The audit log could not be read", e);
        }
    }

    private Page<AuditEntry> page(PreparedStatement query, int limit) throws SQLException {
        record Row(Position position, AuditEntry entry) {}
        List<Row> found = new ArrayList<>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(new Row(new Position(rows.getString(2), rows.getString(1), rows.getInt(3)), entry(rows)));
            }
        }
        return Page.of(found, limit, row -> row.position().key()).map(Row::entry);
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject(4, UUID.class),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getString(8),
                Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getString(10)),
                row.getString(5),
                row.getString(6),
                node(row.getString(11)),
                node(row.getString(12)));
    }

    private @Nullable JsonNode node(@Nullable String text) {
        try {
            return text == null ? null : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored view cannot be read", e);
        }
    }

    /** Where a reader stands. */
    record Position(String tx, String tenant, int ordinal) {
        static final Position START = new Position("0", "", -1);
        static final Position END = new Position("9223372036854775807", "", Integer.MAX_VALUE);

        /** Of a reader of the feed. */
        static Position of(String cursor) {
            return of(Cursor.decodeUnmarked(cursor), cursor);
        }

        /** Of a reader of the audit log. */
        static Position ofPage(String cursor) {
            return of(Cursor.decode(cursor), cursor);
        }

        private static Position of(String key, String cursor) {
            var parts = key.split("/", 3);
            if (parts.length != 3 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("-?\\d{1,9}")) {
                throw Cursor.invalid(cursor);
            }
            return new Position(parts[0], parts[2], Integer.parseInt(parts[1]));
        }

        String key() {
            return tx + "/" + ordinal + "/" + tenant;
        }

        String cursor() {
            return Cursor.encodeUnmarked(key());
        }
    }
}
