package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dualcarbon.energy.sql.NumberedSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Keeps where buildings and meters lie on which days, as the registry tells it of each of them. */
final class Placements {
    private static final Placements OF_BUILDINGS = new Placements("building", """
            "areaId" as area_id, "organizationId" as organization_id, use, "grossFloorAreaM2" as gross_floor_area_m2
            """, """
            "areaId" uuid, "organizationId" uuid, use text, "grossFloorAreaM2" numeric
            """);
    private static final Placements OF_METERS = new Placements("meter", """
            "buildingId" as building_id, "areaId" as area_id, "organizationId" as organization_id
            """, """
            "buildingId" uuid, "areaId" uuid, "organizationId" uuid
            """);

    private final String delete;
    private final String insert;

    private Placements(String kind, String columns, String properties) {
        var told = """
                with told as materialized (
                    select ?1::text as tenant_id, record.id as %1$s_id, coalesce("validFrom", '-infinity') as from_day,
                           lead("validFrom", 1, date 'infinity')
                               over (partition by record.id order by "validFrom" nulls first) as to_day,
                           %2$s
                    from jsonb_to_recordset(?2::jsonb) as record (id uuid, placements jsonb)
                    cross join lateral jsonb_to_recordset(record.placements) as placement ("validFrom" date, %3$s))
                """.formatted(kind, columns, properties);
        delete = told + """
                delete from %1$s_placement kept where tenant_id = ?1 and %1$s_id = any (?3) and not exists (
                    select from told where told.%1$s_id = kept.%1$s_id and told.from_day = kept.from_day
                      and to_jsonb(told.*) = to_jsonb(kept.*) - 'known_from')
                returning %1$s_id
                """.formatted(kind);
        insert =
                told + "insert into %1$s_placement table told on conflict do nothing returning %1$s_id".formatted(kind);
    }

    /**
     * Keeps those of buildings.
     *
     * @param known of which there may be some that would have to go
     * @return the buildings of which something is other than before
     */
    static Set<UUID> ofBuildings(Connection connection, String tenant, Map<UUID, JsonNode> buildings, Set<UUID> known)
            throws SQLException {
        var placements = JsonNodeFactory.instance.arrayNode();
        buildings.forEach((id, building) -> {
            var dated = building.path("placements");
            // A registry that does not date them yet tells only what holds.
            placements
                    .addObject()
                    .put("id", id.toString())
                    .set(
                            "placements",
                            dated.isEmpty()
                                    ? JsonNodeFactory.instance.arrayNode().add(building)
                                    : dated);
        });
        return OF_BUILDINGS.keep(connection, tenant, placements, known);
    }

    /** Keeps those of meters: as registered, then as each configuration says that places it. */
    static void ofMeters(Connection connection, String tenant, Map<UUID, JsonNode> meters, Set<UUID> known)
            throws SQLException {
        var placements = JsonNodeFactory.instance.arrayNode();
        meters.forEach((id, meter) -> {
            var dated = placements.addObject().put("id", id.toString()).putArray("placements");
            dated.add(meter);
            for (var configuration : meter.path("configurations")) {
                if (configuration.hasNonNull("buildingId") || configuration.hasNonNull("areaId")) {
                    dated.add(configuration);
                }
            }
        });
        OF_METERS.keep(connection, tenant, placements, known);
    }

    private Set<UUID> keep(Connection connection, String tenant, ArrayNode placements, Set<UUID> known)
            throws SQLException {
        var sql = new NumberedSql(
                connection, tenant, placements.toString(), connection.createArrayOf("uuid", known.toArray()));
        var changed = new HashSet<UUID>();
        if (!known.isEmpty()) {
            changed.addAll(sql.ids(delete));
        }
        changed.addAll(sql.ids(insert));
        return changed;
    }
}
