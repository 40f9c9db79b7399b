package io.dualcarbon.assets.building;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRepository;
import io.dualcarbon.assets.registry.Use;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
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
                new Use(
                        RecordKind.METER,
                        "id in (select meter_id from meter_place where building_id = :id and to_day > :today)"),
                new Use(RecordKind.PV_PLANT, "building_id = :id"),
                new Use(RecordKind.CHARGING_STATION, "building_id = :id"));
    }

    Page<Building> page(PageRequest page, Optional<UUID> areaId, LocalDate today) {
        return page(page, Map.of("id in", areaId.map(area -> within(area, page, today))));
    }

    /** The buildings that lie in an area today, those of the page and one more. */
    private List<UUID> within(UUID areaId, PageRequest page, LocalDate today) {
        var sql = """
                with recursive down(id) as (
                    select id from area where id = :id
                    union select a.id from area a join down d on a.parent_id = d.id)
                select b.id from building_place p join building b on b.id = p.building_id
                where p.area_id in (select id from down) and p.from_day <= :today and p.to_day > :today
                  and b.code > :after
                order by b.code limit :limit
                """;
        return getSession()
                .createNativeQuery(sql, UUID.class)
                .setParameter("id", areaId)
                .setParameter("today", today)
                .setParameter("after", page.after())
                .setParameter("limit", page.limit() + 1)
                .list();
    }
}
