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
                new Use(RecordKind.BUILDING, "organizationId = :id"),
                new Use(RecordKind.METER, "organizationId = :id"),
                new Use(RecordKind.ALLIANCE, ":id member of memberIds"));
    }
}
