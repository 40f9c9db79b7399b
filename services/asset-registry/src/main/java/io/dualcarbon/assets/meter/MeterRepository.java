package io.dualcarbon.assets.meter;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.Reference;
import io.dualcarbon.assets.registry.TreeRepository;
import io.dualcarbon.assets.registry.Use;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MeterRepository extends TreeRepository<NewMeter, Meter> {
    /** Only the parent that holds last: a meter that nothing is below any more may go. */
    private static final String LAST_PARENT = """
            ((parentId = :id and configurations is empty) or id in (
                select m.id from Meter m join m.configurations c
                where c.parentId = :id and key(c) = (
                    select max(key(d)) from Meter n join n.configurations d where n.id = m.id)))""";

    @Override
    protected RecordKind recordKind() {
        return RecordKind.METER;
    }

    @Override
    protected List<Use> uses() {
        return List.of(
                new Use(RecordKind.METER, LAST_PARENT),
                new Use(RecordKind.METER, "id in (select m.id from Meter m join m.terms t where key(t) = :id)"),
                new Use(RecordKind.PV_PLANT, "meterId = :id"),
                new Use(RecordKind.CHARGING_STATION, "meterId = :id"));
    }

    @Override
    public void admit(NewMeter request, @Nullable UUID changed) {
        super.admit(request, changed);
        requireCarrierOfParent(request.code(), request.carrier(), request.parentId());
        for (var i = 0; i < request.formula().size(); i++) {
            var component = get(request.formula().get(i).meterId());
            if (component.carrier() != request.carrier() || component.isVirtual()) {
                throw MeterProblem.TERM_NOT_MEASURED
                        .because(request.code(), request.carrier(), component.code())
                        .at("terms[" + i + "].meterId");
            }
        }
    }

    /** As {@link #admit}, for what holds of the meter from a day on. */
    void admit(NewMeterConfiguration request, Meter meter) {
        requireOutside(request.parentId(), meter.id(), meter.code());
        requireLive(new Reference(RecordKind.METER, request.parentId(), "parentId"));
        requireCarrierOfParent(meter.code(), meter.carrier(), request.parentId());
    }

    private void requireCarrierOfParent(String code, Carrier carrier, @Nullable UUID parentId) {
        if (parentId != null && get(parentId).carrier() != carrier) {
            throw MeterProblem.PARENT_CARRIER_DIFFERS.because(code, carrier).at("parentId");
        }
    }

    /** A parent of the past may have been retired since. */
    @Override
    protected List<Reference> references(NewMeter request, @Nullable UUID changed) {
        var kept = changed == null ? null : get(changed).parentId();
        return request.references().stream()
                .filter(reference -> !reference.field().equals("parentId")
                        || reference.id() == null
                        || !reference.id().equals(kept))
                .toList();
    }

    /** At no time may a meter be in itself, so parents of all times count. */
    @Override
    protected String edges() {
        return "(select id, parent_id from meter"
                + " union all select meter_id, parent_id from meter_configuration where parent_id is not null)";
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
