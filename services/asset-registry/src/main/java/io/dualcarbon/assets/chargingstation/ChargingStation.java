package io.dualcarbon.assets.chargingstation;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryProblem;
import io.dualcarbon.assets.registry.RegistryRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Charging points for vehicles at one place. */
@Entity
@Table(name = "charging_station")
class ChargingStation extends RegistryRecord<NewChargingStation> {
    private @Nullable UUID buildingId;
    private @Nullable UUID areaId;
    private @Nullable UUID meterId;
    private int chargingPoints;
    private @Nullable BigDecimal ratedPowerKw;

    @SuppressWarnings("NullAway.Init")
    protected ChargingStation() {} // for Hibernate

    @SuppressWarnings("NullAway.Init")
    ChargingStation(NewChargingStation request) {
        super(request);
        take(request);
    }

    @Override
    protected RecordKind recordKind() {
        return RecordKind.CHARGING_STATION;
    }

    @Override
    protected final void take(NewChargingStation request) {
        if ((request.buildingId() == null) == (request.areaId() == null)) {
            throw RegistryProblem.PLACE_NOT_UNIQUE.of(recordKind()).at("buildingId");
        }
        buildingId = request.buildingId();
        areaId = request.areaId();
        meterId = request.meterId();
        chargingPoints = request.chargingPoints();
        ratedPowerKw = request.ratedPowerKw();
    }

    ChargingStationView view() {
        return new ChargingStationView(
                id(),
                version(),
                code(),
                name(),
                nameEn(),
                Optional.ofNullable(buildingId),
                Optional.ofNullable(areaId),
                Optional.ofNullable(meterId),
                chargingPoints,
                Optional.ofNullable(ratedPowerKw),
                illustrative(),
                source(),
                retiredAt());
    }
}
