package io.dualcarbon.assets.building;

import io.dualcarbon.assets.registry.Filter;
import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRepository;
import io.dualcarbon.assets.registry.Use;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    /** Those that lie that day in an area or in an area within it. */
    static Filter lyingIn(UUID areaId, LocalDate day) {
        return new Filter("""
                r.id in (
                    with recursive down(id) as (
                        select id from area where id = :areaId
                        union select a.id from area a join down d on a.parent_id = d.id)
                    select p.building_id from building_place p
                    where p.area_id in (select id from down) and p.from_day <= :day and p.to_day > :day)
                """, Map.of("areaId", areaId, "day", day));
    }

    /** Those that belong to an organization that day. */
    static Filter of(UUID organizationId, LocalDate day) {
        return new Filter("""
                r.id in (
                    select p.building_id from building_place p
                    where p.organization_id = :organizationId and p.from_day <= :day and p.to_day > :day)
                """, Map.of("organizationId", organizationId, "day", day));
    }

    /** Those that are mostly used so that day. */
    static Filter usedAs(BuildingUse use, LocalDate day) {
        return new Filter("""
                :use = coalesce((
                    select p.use from building_placement p where p.building_id = r.id and p.valid_from <= :day
                    order by p.valid_from desc limit 1), r.use)
                """, Map.of("use", use.name(), "day", day));
    }
}
