package io.dualcarbon.assets.meter;

import io.dualcarbon.assets.registry.Filter;
import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.Reference;
import io.dualcarbon.assets.registry.TreeRepository;
import io.dualcarbon.assets.registry.Use;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MeterRepository extends TreeRepository<NewMeter, Meter> {
    /** Only the parent that holds last: a meter that nothing is below any more may go. */
    private static final String LAST_PARENT = """
            :id = case when exists (select from meter_configuration c where c.meter_id = meter.id)
                then (select c.parent_id from meter_configuration c where c.meter_id = meter.id
                    order by c.valid_from desc limit 1)
                else parent_id end\
            """;

    @Override
    protected RecordKind recordKind() {
        return RecordKind.METER;
    }

    @Override
    protected List<Use> uses() {
        return List.of(
                new Use(RecordKind.METER, LAST_PARENT),
                new Use(RecordKind.METER, "id in (select virtual_meter_id from meter_term where meter_id = :id)"),
                new Use(RecordKind.PV_PLANT, "meter_id = :id"),
                new Use(RecordKind.CHARGING_STATION, "meter_id = :id"));
    }

    /** Those that stand that day in a building, or in an area and in no building, or belong to an organization. */
    static Filter standing(String column, UUID place, LocalDate day) {
        return new Filter("""
                r.id in (
                    select p.meter_id from meter_place p
                    where p.%1$s = :%1$s and p.from_day <= :day and p.to_day > :day)
                """.formatted(column), Map.of(column, place, "day", day));
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
        requireLive(request.references());
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
