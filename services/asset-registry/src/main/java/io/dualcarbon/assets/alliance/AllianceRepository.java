package io.dualcarbon.assets.alliance;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class AllianceRepository extends RegistryRepository<NewAlliance, Alliance> {
    @Override
    protected RecordKind recordKind() {
        return RecordKind.ALLIANCE;
    }
}
