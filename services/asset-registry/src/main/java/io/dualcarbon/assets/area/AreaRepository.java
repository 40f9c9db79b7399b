package io.dualcarbon.assets.area;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.TreeRepository;
import io.dualcarbon.assets.registry.Use;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class AreaRepository extends TreeRepository<NewArea, Area> {
    @Override
    protected RecordKind recordKind() {
        return RecordKind.AREA;
    }

    @Override
    protected List<Use> uses() {
        return List.of(
                new Use(RecordKind.AREA, "parent_id = :id"),
                new Use(
                        RecordKind.BUILDING,
                        "id in (select building_id from building_place where area_id = :id and to_day > :today)"),
                new Use(
                        RecordKind.METER,
                        "id in (select meter_id from meter_place where area_id = :id and to_day > :today)"),
                new Use(RecordKind.CHARGING_STATION, "area_id = :id"));
    }
}
