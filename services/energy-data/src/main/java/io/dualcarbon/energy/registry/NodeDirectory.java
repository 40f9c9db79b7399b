package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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
        var sql = switch (node.kind()) {
            case AREA -> """
                    with recursive down(tenant_id, area_id) as (
                        select tenant_id, area_id from area where tenant_id = ? and area_id = ?
                        union
                        select a.tenant_id, a.area_id
                        from area a join down d on a.tenant_id = d.tenant_id and a.parent_id = d.area_id)
                    select b.building_id from building b join down d using (tenant_id, area_id)
                    where b.retired_at is null order by b.building_id
                    """;
            case BUILDING -> "select building_id from building where tenant_id = ? and building_id = ?";
            case ORGANIZATION -> """
                    select building_id from building
                    where tenant_id = ? and organization_id = ? and retired_at is null order by building_id
                    """;
        };
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, tenancy.id());
                query.setObject(2, node.id());
                var found = new ArrayList<UUID>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getObject(1, UUID.class));
                    }
                }
                return found;
            }
        });
    }
}
