package io.dualcarbon.assets.organization;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRepository;
import io.dualcarbon.assets.registry.Use;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class OrganizationRepository extends RegistryRepository<NewOrganization, Organization> {
    @Override
    protected RecordKind recordKind() {
        return RecordKind.ORGANIZATION;
    }

    @Override
    protected List<Use> uses() {
        return List.of(
                new Use(
                        RecordKind.BUILDING,
                        "id in (select building_id from building_place where organization_id = :id and to_day >"
                                + " :today)"),
                new Use(
                        RecordKind.METER,
                        "id in (select meter_id from meter_place where organization_id = :id and to_day > :today)"),
                new Use(
                        RecordKind.ALLIANCE,
                        "id in (select alliance_id from alliance_member where organization_id = :id)"));
    }
}
