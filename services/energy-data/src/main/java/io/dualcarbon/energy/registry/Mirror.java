package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.change.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the registry's events say. Each carries the whole record and its version, so an event that comes again or
 * late changes nothing.
 */
@ApplicationScoped
class Mirror {
    private static final Logger LOG = Logger.getLogger(Mirror.class);
    private static final String TYPE_PREFIX = "io.dualcarbon.assets.";

    private final Database database;
    private final NodeMeters nodeMeters;

    Mirror(Database database, NodeMeters nodeMeters) {
        this.database = database;
        this.nodeMeters = nodeMeters;
    }

    void apply(String tenant, List<CloudEvent> events) {
        var newMeters = new HashSet<UUID>();
        // Meters in the order in which uploads lock them, or the two would block each other.
        var inOrder = events.stream()
                .sorted(Comparator.comparing(CloudEvent::subject))
                .toList();
        var places = database.ask(connection -> {
            var changed = false;
            for (var event : inOrder) {
                changed |= apply(connection, tenant, event, newMeters);
            }
            return changed;
        });
        if (places) {
            nodeMeters.rebuild(tenant, newMeters);
        }
    }

    /** True if it may change which meters make up a node. */
    private static boolean apply(Connection connection, String tenant, CloudEvent event, Set<UUID> newMeters)
            throws SQLException {
        var data = event.data();
        if (data == null || !event.type().startsWith(TYPE_PREFIX) || !isUnderstood(event.type(), data)) {
            return false;
        }
        return switch (event.type().substring(TYPE_PREFIX.length()).replaceFirst("\\..*", "")) {
            case "tenant" -> {
                tenant(connection, tenant, data);
                yield false;
            }
            case "area" -> area(connection, tenant, data);
            case "organization" -> {
                organization(connection, tenant, data);
                yield false;
            }
            case "building" -> building(connection, tenant, data);
            case "meter" -> meter(connection, tenant, data, newMeters);
            default -> false; // kinds that have no part in consumption
        };
    }

    /** A registry that has learnt new words must not stop the records that this service does understand. */
    private static boolean isUnderstood(String type, JsonNode data) {
        try {
            if (type.startsWith(TYPE_PREFIX + "meter.")) {
                Carrier.valueOf(data.path("carrier").asText());
                Direction.valueOf(data.path("direction").asText());
                Reading.valueOf(data.path("reading").asText());
            } else if (type.startsWith(TYPE_PREFIX + "tenant.")) {
                ZoneId.of(data.path("timeZone").asText());
            }
            return true;
        } catch (IllegalArgumentException | DateTimeException e) {
            LOG.warnf("Left out %s %s: %s", type, data.path("id").asText(), e.getMessage());
            return false;
        }
    }

    private static void tenant(Connection connection, String tenant, JsonNode data) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into tenant as t (tenant_id, version, time_zone) values (?, ?, ?)
                on conflict (tenant_id) do update set version = excluded.version, time_zone = excluded.time_zone
                where excluded.version > t.version
                """)) {
            upsert.setString(1, tenant);
            upsert.setInt(2, data.path("version").asInt());
            upsert.setString(3, data.path("timeZone").asText());
            upsert.executeUpdate();
        }
    }

    private static boolean area(Connection connection, String tenant, JsonNode data) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into area as a (tenant_id, area_id, version, parent_id) values (?, ?, ?, ?)
                on conflict (tenant_id, area_id) do update
                set version = excluded.version, parent_id = excluded.parent_id
                where excluded.version > a.version
                """)) {
            upsert.setString(1, tenant);
            upsert.setObject(2, id(data, "id"));
            upsert.setInt(3, data.path("version").asInt());
            upsert.setObject(4, id(data, "parentId"), Types.OTHER);
            return upsert.executeUpdate() > 0;
        }
    }

    private static void organization(Connection connection, String tenant, JsonNode data) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into organization as o (tenant_id, organization_id, version) values (?, ?, ?)
                on conflict (tenant_id, organization_id) do update set version = excluded.version
                where excluded.version > o.version
                """)) {
            upsert.setString(1, tenant);
            upsert.setObject(2, id(data, "id"));
            upsert.setInt(3, data.path("version").asInt());
            upsert.executeUpdate();
        }
    }

    private static boolean building(Connection connection, String tenant, JsonNode data) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into building as b (tenant_id, building_id, version, area_id, organization_id, retired_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, building_id) do update
                set version = excluded.version, area_id = excluded.area_id,
                    organization_id = excluded.organization_id, retired_at = excluded.retired_at
                where excluded.version > b.version
                """)) {
            upsert.setString(1, tenant);
            upsert.setObject(2, id(data, "id"));
            upsert.setInt(3, data.path("version").asInt());
            upsert.setObject(4, id(data, "areaId"), Types.OTHER);
            upsert.setObject(5, id(data, "organizationId"), Types.OTHER);
            setInstant(upsert, 6, data);
            return upsert.executeUpdate() > 0;
        }
    }

    private static boolean meter(Connection connection, String tenant, JsonNode data, Set<UUID> newMeters)
            throws SQLException {
        // xmax is 0 for a row that was inserted: such a meter has no readings yet.
        try (var upsert = connection.prepareStatement("""
                insert into meter as m (tenant_id, meter_id, version, code, external_id, building_id, area_id,
                    organization_id, parent_id, carrier, end_use, direction, reading, interval_minutes, unit,
                    illustrative, retired_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, meter_id) do update
                set version = excluded.version, code = excluded.code, external_id = excluded.external_id,
                    building_id = excluded.building_id, area_id = excluded.area_id,
                    organization_id = excluded.organization_id, parent_id = excluded.parent_id,
                    carrier = excluded.carrier, end_use = excluded.end_use, direction = excluded.direction,
                    reading = excluded.reading, interval_minutes = excluded.interval_minutes, unit = excluded.unit,
                    illustrative = excluded.illustrative, retired_at = excluded.retired_at
                where excluded.version > m.version
                returning xmax = 0
                """)) {
            var id = id(data, "id");
            upsert.setString(1, tenant);
            upsert.setObject(2, id);
            upsert.setInt(3, data.path("version").asInt());
            upsert.setString(4, data.path("code").asText());
            upsert.setString(5, text(data, "externalId"));
            upsert.setObject(6, id(data, "buildingId"), Types.OTHER);
            upsert.setObject(7, id(data, "areaId"), Types.OTHER);
            upsert.setObject(8, id(data, "organizationId"), Types.OTHER);
            upsert.setObject(9, id(data, "parentId"), Types.OTHER);
            upsert.setString(10, data.path("carrier").asText());
            upsert.setString(11, text(data, "endUse"));
            upsert.setString(12, data.path("direction").asText());
            upsert.setString(13, data.path("reading").asText());
            upsert.setObject(
                    14,
                    data.hasNonNull("intervalMinutes")
                            ? data.path("intervalMinutes").asInt()
                            : null,
                    Types.INTEGER);
            upsert.setString(15, data.path("unit").asText());
            upsert.setBoolean(16, data.path("illustrative").asBoolean());
            setInstant(upsert, 17, data);
            try (var rows = upsert.executeQuery()) {
                var changed = rows.next();
                if (changed && rows.getBoolean(1) && id != null) {
                    newMeters.add(id);
                }
                return changed;
            }
        }
    }

    private static void setInstant(PreparedStatement statement, int index, JsonNode data) throws SQLException {
        var text = text(data, "retiredAt");
        statement.setObject(
                index,
                text == null ? null : Instant.parse(text).atOffset(ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static @Nullable UUID id(JsonNode data, String field) {
        var text = text(data, field);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable String text(JsonNode data, String field) {
        return data.hasNonNull(field) ? data.path(field).asText() : null;
    }
}
