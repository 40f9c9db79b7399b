package io.dualcarbon.assets.meter;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.TreeRepository;
import io.dualcarbon.assets.registry.Use;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MeterRepository extends TreeRepository<NewMeter, Meter> {
    @Override
    protected RecordKind recordKind() {
        return RecordKind.METER;
    }

    @Override
    protected List<Use> uses() {
        return List.of(
                new Use(RecordKind.METER, "parentId = :id"),
                new Use(RecordKind.PV_PLANT, "meterId = :id"),
                new Use(RecordKind.CHARGING_STATION, "meterId = :id"));
    }

    @Override
    public void admit(NewMeter request, @Nullable UUID changed) {
        super.admit(request, changed);
        if (request.parentId() != null && get(request.parentId()).carrier() != request.carrier()) {
            throw MeterProblem.PARENT_CARRIER_DIFFERS
                    .because(request.code(), request.carrier())
                    .at("parentId");
        }
    }

    @Override
    protected Optional<RuntimeException> refusal(String constraint, Meter meter) {
        return constraint.equals("meter_external_id_key")
                ? Optional.of(MeterProblem.EXTERNAL_ID_TAKEN
                        .because(String.valueOf(meter.externalId()))
                        .at("externalId"))
                : super.refusal(constraint, meter);
    }
}
