package io.dualcarbon.assets.organization;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** An enterprise, agency, bank or operator. */
@Entity
@Table(name = "organization")
class Organization extends RegistryRecord<NewOrganization> {
    @Enumerated(EnumType.STRING)
    private OrganizationKind kind;

    private boolean keyEnergyUser;
    private boolean keyEmitter;

    @SuppressWarnings("NullAway.Init")
    protected Organization() {} // for Hibernate

    @SuppressWarnings("NullAway.Init")
    Organization(NewOrganization request) {
        super(request);
        take(request);
    }

    @Override
    protected RecordKind recordKind() {
        return RecordKind.ORGANIZATION;
    }

    @Override
    protected final void take(NewOrganization request) {
        kind = request.kind();
        keyEnergyUser = Boolean.TRUE.equals(request.keyEnergyUser());
        keyEmitter = Boolean.TRUE.equals(request.keyEmitter());
    }

    OrganizationView view() {
        return new OrganizationView(
                id(),
                version(),
                code(),
                name(),
                nameEn(),
                kind,
                keyEnergyUser,
                keyEmitter,
                illustrative(),
                source(),
                retiredAt());
    }
}
