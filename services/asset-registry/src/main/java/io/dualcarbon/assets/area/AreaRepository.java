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
                new Use(RecordKind.AREA, "parentId = :id"),
                new Use(RecordKind.BUILDING, "areaId = :id"),
                new Use(RecordKind.METER, "areaId = :id"),
                new Use(RecordKind.CHARGING_STATION, "areaId = :id"));
    }
}
