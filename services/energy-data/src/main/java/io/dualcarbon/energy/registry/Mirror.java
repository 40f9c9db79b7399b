package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.dualcarbon.energy.registry.MirrorTable.Kept;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import io.dualcarbon.platform.change.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps what the registry's events say. Each carries the whole record and its version, so an event that comes again or
 * late changes nothing.
 */
@ApplicationScoped
class Mirror {
    private static final Logger LOG = Logger.getLogger(Mirror.class);
    private static final String TYPE_PREFIX = "io.dualcarbon.assets.";

    private static final MirrorTable AREA =
            new MirrorTable("area").text("code").text("name").text("kind").id("parentId");
    private static final MirrorTable ORGANIZATION = new MirrorTable("organization")
            .text("code")
            .text("name")
            .flag("keyEnergyUser")
            .flag("keyEmitter");
    private static final MirrorTable BUILDING = new MirrorTable("building")
            .text("code")
            .text("name")
            .text("nameEn")
            .text("use")
            .id("areaId")
            .id("organizationId")
            .number("grossFloorAreaM2")
            .integer("completedYear")
            .flag("submetered")
            .instant("retiredAt");
    private static final MirrorTable METER = new MirrorTable("meter")
            .text("code")
            .text("externalId")
            .id("buildingId")
            .id("areaId")
            .id("organizationId")
            .id("parentId")
            .text("carrier")
            .text("endUse")
            .text("direction")
            .text("reading")
            .integer("intervalMinutes")
            .text("unit")
            .number("multiplier")
            .integer("registerDigits")
            .number("maxPowerKw")
            .flag("illustrative")
            .instant("retiredAt");
    private static final MirrorTable PV_PLANT = new MirrorTable("pv_plant")
            .text("code")
            .text("name")
            .id("buildingId")
            .id("meterId")
            .number("peakPowerKw")
            .day("commissionedOn")
            .instant("retiredAt");
    private static final MirrorTable CHARGING_STATION = new MirrorTable("charging_station")
            .text("code")
            .text("name")
            .id("buildingId")
            .id("areaId")
            .id("meterId")
            .integer("chargingPoints")
            .number("ratedPowerKw")
            .instant("retiredAt");

    private final Database database;
    private final NodeMeters nodeMeters;
    private final Event<MeterChanged> meterChanges;

    Mirror(Database database, NodeMeters nodeMeters, Event<MeterChanged> meterChanges) {
        this.database = database;
        this.nodeMeters = nodeMeters;
        this.meterChanges = meterChanges;
    }

    void apply(String tenant, List<CloudEvent> events) {
        var newMeters = new HashSet<UUID>();
        var changedMeters = new LinkedHashSet<MeterChanged>();
        // Meters in the order in which uploads lock them, or the two would block each other.
        var inOrder = events.stream()
                .sorted(Comparator.comparing(CloudEvent::subject))
                .toList();
        var places = database.ask(connection -> {
            var changed = false;
            for (var event : inOrder) {
                changed |= apply(connection, tenant, event, newMeters, changedMeters);
            }
            return changed;
        });
        changedMeters.forEach(meterChanges::fire);
        if (places) {
            nodeMeters.rebuild(tenant, newMeters);
        }
    }

    /** True if it may change which meters make up a node. */
    private static boolean apply(
            Connection connection,
            String tenant,
            CloudEvent event,
            Set<UUID> newMeters,
            Set<MeterChanged> changedMeters)
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
            case "area" -> AREA.keep(connection, tenant, data) != Kept.NOTHING;
            case "building" -> BUILDING.keep(connection, tenant, data) != Kept.NOTHING;
            case "meter" -> meter(connection, tenant, event, data, newMeters, changedMeters);
            case "organization" -> {
                ORGANIZATION.keep(connection, tenant, data);
                yield false;
            }
            case "pv-plant" -> {
                PV_PLANT.keep(connection, tenant, data);
                yield false;
            }
            case "charging-station" -> {
                CHARGING_STATION.keep(connection, tenant, data);
                yield false;
            }
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

    /** What never reports is judged from then on. */
    private static void registered(Connection connection, String tenant, UUID id, Instant at) throws SQLException {
        new NumberedSql(connection, tenant, id, at.atOffset(ZoneOffset.UTC))
                .run("update meter set registered_at = ?3 where tenant_id = ?1 and meter_id = ?2");
    }

    private static boolean meter(
            Connection connection,
            String tenant,
            CloudEvent event,
            JsonNode data,
            Set<UUID> newMeters,
            Set<MeterChanged> changedMeters)
            throws SQLException {
        var kept = METER.keep(connection, tenant, data);
        if (kept == Kept.NOTHING) {
            return false;
        }
        var id = UUID.fromString(data.path("id").asText());
        if (kept == Kept.NEW) {
            newMeters.add(id); // it has no readings yet
            registered(connection, tenant, id, event.time());
        } else {
            changedMeters.add(
                    new MeterChanged(id, Reading.valueOf(data.path("reading").asText())));
        }
        MeterDetails.keep(connection, tenant, id, data);
        return true;
    }
}
