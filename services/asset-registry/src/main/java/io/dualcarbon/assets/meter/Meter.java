package io.dualcarbon.assets.meter;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryProblem;
import io.dualcarbon.assets.registry.RegistryRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Measures one carrier at one point. What its readings rest on is settled when it is registered. */
@Entity
@Table(name = "meter")
class Meter extends RegistryRecord<NewMeter, MeterView> {
    private static final Set<Integer> INTERVALS_MINUTES = Set.of(5, 10, 15, 30, 60);

    private @Nullable String externalId;
    private @Nullable UUID buildingId;
    private @Nullable UUID areaId;
    private @Nullable UUID organizationId;
    private @Nullable UUID parentId;

    @Enumerated(EnumType.STRING)
    private Carrier carrier;

    private @Nullable String endUse;

    @Enumerated(EnumType.STRING)
    private MeterDirection direction;

    @Enumerated(EnumType.STRING)
    private MeterReading reading;

    private @Nullable Integer intervalMinutes;
    private String unit;

    @SuppressWarnings("NullAway.Init")
    protected Meter() {} // for Hibernate

    Meter(NewMeter request) {
        super(request);
        if (!request.carrier().units().contains(request.unit())) {
            throw MeterProblem.UNIT_NOT_FOR_CARRIER
                    .because(
                            request.unit(),
                            request.carrier(),
                            String.join(" / ", request.carrier().units()))
                    .at("unit");
        }
        var minutes = request.intervalMinutes();
        var fits = request.reading() == MeterReading.INTERVAL
                ? minutes != null && INTERVALS_MINUTES.contains(minutes)
                : minutes == null;
        if (!fits) {
            throw MeterProblem.INTERVAL_NOT_FOR_READING.because().at("intervalMinutes");
        }
        carrier = request.carrier();
        unit = request.unit();
        reading = request.reading();
        intervalMinutes = minutes;
        direction = request.direction();
        take(request);
    }

    @Override
    protected RecordKind recordKind() {
        return RecordKind.METER;
    }

    @Override
    protected final void take(NewMeter request) {
        keep("carrier", carrier, request.carrier());
        keep("unit", unit, request.unit());
        keep("reading", reading, request.reading());
        keep("intervalMinutes", intervalMinutes, request.intervalMinutes());
        keep("direction", direction, request.direction());
        if ((request.buildingId() == null) == (request.areaId() == null)) {
            throw RegistryProblem.PLACE_NOT_UNIQUE.of(recordKind()).at("buildingId");
        }
        if (request.endUse() != null && request.parentId() == null) {
            throw MeterProblem.END_USE_WITHOUT_PARENT.because().at("endUse");
        }
        externalId = request.externalId();
        buildingId = request.buildingId();
        areaId = request.areaId();
        organizationId = request.organizationId();
        parentId = request.parentId();
        endUse = request.endUse();
    }

    private void keep(String field, @Nullable Object stored, @Nullable Object requested) {
        if (!Objects.equals(stored, requested)) {
            throw MeterProblem.METER_BASIS_FIXED.because(code(), field).at(field);
        }
    }

    Carrier carrier() {
        return carrier;
    }

    @Nullable
    String externalId() {
        return externalId;
    }

    @Override
    public MeterView view() {
        return new MeterView(
                id(),
                version(),
                code(),
                name(),
                nameEn(),
                Optional.ofNullable(externalId),
                Optional.ofNullable(buildingId),
                Optional.ofNullable(areaId),
                Optional.ofNullable(organizationId),
                Optional.ofNullable(parentId),
                carrier,
                Optional.ofNullable(endUse),
                direction,
                reading,
                Optional.ofNullable(intervalMinutes),
                unit,
                illustrative(),
                source(),
                retiredAt());
    }
}
