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
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

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
            .text("volumeReference")
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

    /** @param events one that restates stands alone */
    void apply(String tenant, List<CloudEvent> events) {
        var touched = new Touched();
        var changedMeters = new LinkedHashSet<MeterChanged>();
        // Meters in the order in which uploads lock them, or the two would block each other.
        var byKind = events.stream()
                .filter(event -> event.data() != null)
                .sorted(Comparator.comparing(CloudEvent::subject))
                .collect(Collectors.groupingBy(Mirror::kind, TreeMap::new, Collectors.toList()));
        database.ask(connection -> {
            for (var kind : byKind.entrySet()) {
                apply(connection, tenant, kind.getKey(), kind.getValue(), touched, changedMeters);
            }
            return tenant;
        });
        changedMeters.forEach(meterChanges::fire);
        if (!touched.isEmpty()) {
            nodeMeters.rebuild(tenant, touched, events.size() == 1 ? Restating.of(events.get(0)) : null);
        }
    }

    private static void apply(
            Connection connection,
            String tenant,
            String kind,
            List<CloudEvent> events,
            Touched touched,
            Set<MeterChanged> changedMeters)
            throws SQLException {
        switch (kind) {
            case "tenant" -> {
                for (var event : events) {
                    tenant(connection, tenant, data(event));
                }
            }
            case "area" -> areas(connection, tenant, latest(events), touched);
            case "building" -> buildings(connection, tenant, latest(events), touched);
            case "meter" -> meters(connection, tenant, events, touched, changedMeters);
            case "organization" -> ORGANIZATION.keep(connection, tenant, latest(events));
            case "pv-plant" -> PV_PLANT.keep(connection, tenant, latest(events));
            case "charging-station" -> CHARGING_STATION.keep(connection, tenant, latest(events));
            default -> {} // kinds that have no part in consumption
        }
    }

    /** What it is that changed; empty if it is nothing of the registry. */
    private static String kind(CloudEvent event) {
        return event.type().startsWith(TYPE_PREFIX)
                ? event.type().substring(TYPE_PREFIX.length()).replaceFirst("\\..*", "")
                : "";
    }

    private static JsonNode data(CloudEvent event) {
        return Objects.requireNonNull(event.data());
    }

    private static UUID id(CloudEvent event) {
        return UUID.fromString(data(event).path("id").asText());
    }

    /** Of each record the latest that is told. */
    private static Map<UUID, JsonNode> latest(List<CloudEvent> events) {
        var latest = new LinkedHashMap<UUID, JsonNode>();
        for (var event : events) {
            latest.merge(id(event), data(event), (one, other) -> version(other) > version(one) ? other : one);
        }
        return latest;
    }

    private static int version(JsonNode data) {
        return data.path("version").asInt();
    }

    private static void areas(Connection connection, String tenant, Map<UUID, JsonNode> areas, Touched touched)
            throws SQLException {
        AREA.keep(connection, tenant, areas).forEach((id, kept) -> {
            if (kept != Kept.CHANGED) {
                touched.areas().add(id);
            }
        });
    }

    private static void buildings(Connection connection, String tenant, Map<UUID, JsonNode> buildings, Touched touched)
            throws SQLException {
        var kept = BUILDING.keep(connection, tenant, buildings);
        buildings.keySet().retainAll(kept.keySet());
        touched.buildings().addAll(Placements.ofBuildings(connection, tenant, buildings, known(kept)));
    }

    private static void tenant(Connection connection, String tenant, JsonNode data) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into tenant as t (tenant_id, version, time_zone) values (?, ?, ?)
                on conflict (tenant_id) do update set version = excluded.version, time_zone = excluded.time_zone
                where excluded.version > t.version
                """)) {
            upsert.setString(1, tenant);
            upsert.setInt(2, version(data));
            upsert.setString(3, ZoneId.of(data.path("timeZone").asText()).getId());
            upsert.executeUpdate();
        }
    }

    private static void meters(
            Connection connection,
            String tenant,
            List<CloudEvent> events,
            Touched touched,
            Set<MeterChanged> changedMeters)
            throws SQLException {
        var meters = latest(events);
        meters.values().forEach(Mirror::requireUnderstood);
        var kept = METER.keep(connection, tenant, meters);
        meters.keySet().retainAll(kept.keySet());
        var known = known(kept);
        var registered = new LinkedHashMap<UUID, Instant>();
        for (var event : events) {
            if (kept.get(id(event)) == Kept.NEW) {
                registered.merge(id(event), event.time(), (one, other) -> one.isBefore(other) ? one : other);
            }
        }
        register(connection, tenant, registered);
        Placements.ofMeters(connection, tenant, meters, known);
        for (var meter : meters.entrySet()) {
            var id = meter.getKey();
            var data = meter.getValue();
            if (known.contains(id)) {
                changedMeters.add(new MeterChanged(
                        id, Reading.valueOf(data.path("reading").asText())));
            }
            MeterDetails.keep(connection, tenant, id, data, !known.contains(id));
        }
        touched.newMeters().addAll(registered.keySet()); // they have no readings yet
        touched.meters().addAll(meters.keySet());
    }

    private static Set<UUID> known(Map<UUID, Kept> kept) {
        return kept.entrySet().stream()
                .filter(each -> each.getValue() != Kept.NEW)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A registry that has learnt new words must not stop the records that this service does understand. */
    private static void requireUnderstood(JsonNode meter) {
        try {
            Carrier.valueOf(meter.path("carrier").asText());
            Direction.valueOf(meter.path("direction").asText());
            Reading.valueOf(meter.path("reading").asText());
            VolumeReference.valueOf(meter.path("volumeReference").asText(VolumeReference.UNKNOWN.name()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Words that are not known: carrier %s, direction %s, reading %s, volumeReference %s"
                            .formatted(
                                    meter.path("carrier"),
                                    meter.path("direction"),
                                    meter.path("reading"),
                                    meter.path("volumeReference")),
                    e);
        }
    }

    /** What never reports is judged from then on. */
    private static void register(Connection connection, String tenant, Map<UUID, Instant> meters) throws SQLException {
        new NumberedSql(
                        connection,
                        tenant,
                        connection.createArrayOf("uuid", meters.keySet().toArray()),
                        connection.createArrayOf("timestamptz", meters.values().toArray()))
                .run("""
                        update meter set registered_at = told.at
                        from unnest(?2::uuid[], ?3::timestamptz[]) as told (meter_id, at)
                        where tenant_id = ?1 and meter.meter_id = told.meter_id and meter.meter_id = any (?2)
                        """);
    }
}
