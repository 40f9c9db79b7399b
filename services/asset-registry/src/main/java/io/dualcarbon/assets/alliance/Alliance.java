package io.dualcarbon.assets.alliance;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRecord;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;

/** Organizations that act together. */
@Entity
@Table(name = "alliance")
class Alliance extends RegistryRecord<NewAlliance> {
    /** The table fills its tenant column from the transaction's tenant. */
    @ElementCollection
    @CollectionTable(name = "alliance_member", joinColumns = @JoinColumn(name = "alliance_id"))
    @Column(name = "organization_id")
    @BatchSize(size = 500)
    private final Set<UUID> memberIds = new HashSet<>();

    protected Alliance() {} // for Hibernate

    Alliance(NewAlliance request) {
        super(request);
        take(request);
    }

    @Override
    protected RecordKind recordKind() {
        return RecordKind.ALLIANCE;
    }

    @Override
    protected final void take(NewAlliance request) {
        memberIds.retainAll(request.memberIds());
        memberIds.addAll(request.memberIds());
    }

    AllianceView view() {
        return new AllianceView(
                id(),
                version(),
                code(),
                name(),
                nameEn(),
                memberIds.stream().sorted().toList(),
                illustrative(),
                source(),
                retiredAt());
    }
}
