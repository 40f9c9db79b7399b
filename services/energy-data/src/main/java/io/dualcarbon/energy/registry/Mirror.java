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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what the registry's events say. Each carries the whole record and its version, so an event that comes again or
 * late changes nothing.
 */
@ApplicationScoped
class Mirror {
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
            .integer("completedYear")
            .flag("submetered")
            .json("platformLinks")
            .instant("retiredAt");
    private static final MirrorTable METER = new MirrorTable("meter")
            .text("code")
            .text("externalId")
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

    /** A registry that has learnt new words must not stop the records that this service does understand. */
    private static void requireUnderstood(CloudEvent event, JsonNode data) {
        try {
            switch (kind(event)) {
                case "meter" -> {
                    Carrier.valueOf(data.path("carrier").asText());
                    Direction.valueOf(data.path("direction").asText());
                    Reading.valueOf(data.path("reading").asText());
                }
                case "tenant" -> ZoneId.of(data.path("timeZone").asText());
                default -> {} // nothing that has words of its own
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "Words that are not known: carrier %s, direction %s, reading %s, time zone %s"
                            .formatted(
                                    data.path("carrier"),
                                    data.path("direction"),
                                    data.path("reading"),
                                    data.path("timeZone")),
                    e);
        }
    }

    /** @param events one that restates stands alone */
    void apply(String tenant, List<CloudEvent> events) {
        var touched = new Touched();
        var changedMeters = new LinkedHashSet<MeterChanged>();
        // Meters in the order in which uploads lock them, or the two would block each other.
        var inOrder = events.stream()
                .sorted(Comparator.comparing(CloudEvent::subject))
                .toList();
        database.ask(connection -> {
            for (var event : inOrder) {
                apply(connection, tenant, event, touched, changedMeters);
            }
            return tenant;
        });
        changedMeters.forEach(meterChanges::fire);
        if (!touched.isEmpty()) {
            nodeMeters.rebuild(tenant, touched, events.size() == 1 ? Restating.of(events.get(0)) : null);
        }
    }

    private static void apply(
            Connection connection, String tenant, CloudEvent event, Touched touched, Set<MeterChanged> changedMeters)
            throws SQLException {
        var data = event.data();
        if (data == null) {
            return;
        }
        requireUnderstood(event, data);
        switch (kind(event)) {
            case "tenant" -> tenant(connection, tenant, data);
            case "area" -> addIfMoved(AREA.keep(connection, tenant, data), data, touched.areas());
            case "building" -> building(connection, tenant, data, touched);
            case "meter" -> meter(connection, tenant, event, data, touched, changedMeters);
            case "organization" -> ORGANIZATION.keep(connection, tenant, data);
            case "pv-plant" -> PV_PLANT.keep(connection, tenant, data);
            case "charging-station" -> CHARGING_STATION.keep(connection, tenant, data);
            default -> {} // kinds that have no part in consumption
        }
    }

    /** What it is that changed; empty if it is nothing of the registry. */
    private static String kind(CloudEvent event) {
        return event.type().startsWith(TYPE_PREFIX)
                ? event.type().substring(TYPE_PREFIX.length()).replaceFirst("\\..*", "")
                : "";
    }

    private static void addIfMoved(Kept kept, JsonNode data, Set<UUID> moved) {
        if (kept == Kept.NEW || kept == Kept.MOVED) {
            moved.add(UUID.fromString(data.path("id").asText()));
        }
    }

    private static void building(Connection connection, String tenant, JsonNode data, Touched touched)
            throws SQLException {
        var id = UUID.fromString(data.path("id").asText());
        var kept = BUILDING.keep(connection, tenant, data);
        if (kept != Kept.NOTHING && Placements.ofBuilding(connection, tenant, id, data, kept == Kept.NEW)) {
            touched.buildings().add(id);
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

    private static void meter(
            Connection connection,
            String tenant,
            CloudEvent event,
            JsonNode data,
            Touched touched,
            Set<MeterChanged> changedMeters)
            throws SQLException {
        var kept = METER.keep(connection, tenant, data);
        if (kept == Kept.NOTHING) {
            return;
        }
        var id = UUID.fromString(data.path("id").asText());
        if (kept == Kept.NEW) {
            touched.newMeters().add(id); // it has no readings yet
            registered(connection, tenant, id, event.time());
        } else {
            changedMeters.add(
                    new MeterChanged(id, Reading.valueOf(data.path("reading").asText())));
        }
        touched.meters().add(id);
        Placements.ofMeter(connection, tenant, id, data, kept == Kept.NEW);
        MeterDetails.keep(connection, tenant, id, data, kept == Kept.NEW);
    }
}
