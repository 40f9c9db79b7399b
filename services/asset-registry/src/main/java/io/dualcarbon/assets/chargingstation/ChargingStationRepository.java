package io.dualcarbon.assets.chargingstation;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ChargingStationRepository extends RegistryRepository<NewChargingStation, ChargingStation> {
    @Override
    protected RecordKind recordKind() {
        return RecordKind.CHARGING_STATION;
    }
}
