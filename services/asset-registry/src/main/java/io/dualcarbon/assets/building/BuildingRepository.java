package io.dualcarbon.assets.building;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRepository;
import io.dualcarbon.assets.registry.Use;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class BuildingRepository extends RegistryRepository<NewBuilding, Building> {
    @Override
    protected RecordKind recordKind() {
        return RecordKind.BUILDING;
    }

    @Override
    protected List<Use> uses() {
        return List.of(
                new Use(RecordKind.METER, "buildingId = :id"),
                new Use(RecordKind.PV_PLANT, "buildingId = :id"),
                new Use(RecordKind.CHARGING_STATION, "buildingId = :id"));
    }

    Page<Building> page(PageRequest page, Optional<UUID> areaId) {
        return page(page, Map.of("areaId in", areaId.map(this::areasWithin)));
    }

    private List<UUID> areasWithin(UUID areaId) {
        var sql = """
                with recursive down(id) as (
                    select id from area where id = :id
                    union select a.id from area a join down on a.parent_id = down.id)
                select id from down
                """;
        return getSession()
                .createNativeQuery(sql, UUID.class)
                .setParameter("id", areaId)
                .list();
    }
}
