package io.dualcarbon.assets.pvplant;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Photovoltaic modules on a building, behind one grid connection. */
@Entity
@Table(name = "pv_plant")
class PvPlant extends RegistryRecord<NewPvPlant> {
    private UUID buildingId;
    private @Nullable UUID meterId;
    private BigDecimal peakPowerKw;
    private @Nullable LocalDate commissionedOn;

    @SuppressWarnings("NullAway.Init")
    protected PvPlant() {} // for Hibernate

    @SuppressWarnings("NullAway.Init")
    PvPlant(NewPvPlant request) {
        super(request);
        take(request);
    }

    @Override
    protected RecordKind recordKind() {
        return RecordKind.PV_PLANT;
    }

    @Override
    protected final void take(NewPvPlant request) {
        buildingId = request.buildingId();
        meterId = request.meterId();
        peakPowerKw = request.peakPowerKw();
        commissionedOn = request.commissionedOn();
    }

    PvPlantView view() {
        return new PvPlantView(
                id(),
                version(),
                code(),
                name(),
                nameEn(),
                buildingId,
                Optional.ofNullable(meterId),
                peakPowerKw,
                Optional.ofNullable(commissionedOn),
                illustrative(),
                source(),
                retiredAt());
    }
}
