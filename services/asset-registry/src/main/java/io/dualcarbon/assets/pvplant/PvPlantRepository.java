package io.dualcarbon.assets.pvplant;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PvPlantRepository extends RegistryRepository<NewPvPlant, PvPlant> {
    @Override
    protected RecordKind recordKind() {
        return RecordKind.PV_PLANT;
    }
}
