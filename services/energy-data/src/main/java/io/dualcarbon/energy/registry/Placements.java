package io.dualcarbon.energy.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dualcarbon.energy.sql.NumberedSql;
import java.sql.Connection;
import java.sql.SQLException;
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
                select ?1::text as tenant_id, ?2::uuid as %1$s_id, coalesce("validFrom", '-infinity') as from_day,
                       lead("validFrom", 1, date 'infinity') over (order by "validFrom" nulls first) as to_day, %2$s
                from jsonb_to_recordset(?3::jsonb) as told ("validFrom" date, %3$s)
                """.formatted(kind, columns, properties);
        delete = """
                delete from %1$s_placement kept where tenant_id = ?1 and %1$s_id = ?2
                  and not exists (select from (%2$s) told where row(told.*) is not distinct from row(kept.*))
                """.formatted(kind, told);
        insert = "insert into %s_placement %s on conflict do nothing".formatted(kind, told);
    }

    /** A registry that does not date them yet tells only what holds. */
    static boolean ofBuilding(Connection connection, String tenant, UUID id, JsonNode building, boolean isNew)
            throws SQLException {
        var placements = building.path("placements");
        return OF_BUILDINGS.keep(
                connection,
                tenant,
                id,
                placements.isEmpty() ? JsonNodeFactory.instance.arrayNode().add(building) : placements,
                isNew);
    }

    /** As registered, then as each configuration says that places it. */
    static void ofMeter(Connection connection, String tenant, UUID id, JsonNode meter, boolean isNew)
            throws SQLException {
        var placements = JsonNodeFactory.instance.arrayNode().add(meter);
        for (var configuration : meter.path("configurations")) {
            if (configuration.hasNonNull("buildingId") || configuration.hasNonNull("areaId")) {
                placements.add(configuration);
            }
        }
        OF_METERS.keep(connection, tenant, id, placements, isNew);
    }

    /**
     * True if something is other than before.
     *
     * @param isNew nothing of it is there that would have to go
     */
    private boolean keep(Connection connection, String tenant, UUID id, JsonNode placements, boolean isNew)
            throws SQLException {
        var sql = new NumberedSql(connection, tenant, id, placements.toString());
        return (isNew ? 0 : sql.run(delete)) + sql.run(insert) > 0;
    }
}
