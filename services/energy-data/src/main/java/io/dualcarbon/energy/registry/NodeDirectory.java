package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows the tenant's areas, buildings and organizations. */
@ApplicationScoped
public class NodeDirectory {
    private final Database database;
    private final Tenancy tenancy;

    NodeDirectory(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    public void requireKnown(Node node) {
        var sql = switch (node.kind()) {
            case AREA -> "select 1 from area where tenant_id = ? and area_id = ?";
            case BUILDING -> "select 1 from building where tenant_id = ? and building_id = ?";
            case ORGANIZATION -> "select 1 from organization where tenant_id = ? and organization_id = ?";
        };
        var known = database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, tenancy.id());
                query.setObject(2, node.id());
                try (var rows = query.executeQuery()) {
                    return rows.next();
                }
            }
        });
        if (!known) {
            throw RegistryProblem.NODE_NOT_FOUND.because(node.id());
        }
    }

    /** The living buildings in a node, by id. */
    public List<UUID> buildings(Node node) {
        return describedBuildings(node).stream().map(Building::id).toList();
    }

    /** The living buildings in a node with what is told of them, by id. */
    public List<Building> describedBuildings(Node node) {
        var sql = switch (node.kind()) {
            case AREA -> """
                    with recursive down(tenant_id, area_id) as (
                        select tenant_id, area_id from area where tenant_id = ? and area_id = ?
                        union
                        select a.tenant_id, a.area_id
                        from area a join down d on a.tenant_id = d.tenant_id and a.parent_id = d.area_id)
                    select b.* from building b join down d using (tenant_id, area_id)
                    where b.retired_at is null order by b.building_id
                    """;
            case BUILDING -> "select * from building where tenant_id = ? and building_id = ?";
            case ORGANIZATION -> """
                    select * from building
                    where tenant_id = ? and organization_id = ? and retired_at is null order by building_id
                    """;
        };
        return select(sql, node.id(), NodeDirectory::building);
    }

    /** All living buildings of one use, by id. */
    public List<Building> buildingsOfUse(String use) {
        return select(
                "select * from building where tenant_id = ? and use = ? and retired_at is null order by building_id",
                use,
                NodeDirectory::building);
    }

    /** The areas directly below one. */
    public List<Named> childAreas(UUID area) {
        return select(
                "select area_id, code, name from area where tenant_id = ? and parent_id = ? order by area_id",
                area,
                NodeDirectory::named);
    }

    public List<Named> organizations(Collection<UUID> ids) {
        return select(
                "select organization_id, code, name from organization where tenant_id = ? and organization_id = any (?)"
                        + " order by organization_id",
                ids.toArray(UUID[]::new),
                NodeDirectory::named);
    }

    private <T> List<T> select(String sql, Object parameter, Row<T> reader) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, tenancy.id());
                query.setObject(2, parameter);
                var found = new ArrayList<T>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                }
                return found;
            }
        });
    }

    private static Building building(ResultSet row) throws SQLException {
        return new Building(
                row.getObject("building_id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("use"),
                row.getBigDecimal("gross_floor_area_m2"),
                row.getObject("area_id", UUID.class));
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(row.getObject(1, UUID.class), row.getString(2), row.getString(3));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A building as the registry describes it. */
    public record Building(
            UUID id,
            @Nullable String code,
            @Nullable String name,
            @Nullable String use,
            @Nullable BigDecimal grossFloorAreaM2,
            @Nullable UUID areaId) {}

    /** An area or organization. */
    public record Named(
            UUID id, @Nullable String code, @Nullable String name) {}
}
