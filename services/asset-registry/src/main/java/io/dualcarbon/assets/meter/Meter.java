package io.dualcarbon.assets.meter;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryProblem;
import io.dualcarbon.assets.registry.RegistryRecord;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** Measures one carrier at one point. What its readings rest on is settled when it is registered. */
@Entity
@Table(name = "meter")
class Meter extends RegistryRecord<NewMeter> {
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

    @Enumerated(EnumType.STRING)
    private @Nullable VolumeReference volumeReference;

    private BigDecimal multiplier;
    private @Nullable Integer registerDigits;
    private @Nullable BigDecimal maxPowerKw;

    /** By the day from which they hold. The tables fill their tenant column from the transaction's tenant. */
    @ElementCollection
    @CollectionTable(name = "meter_configuration", joinColumns = @JoinColumn(name = "meter_id"))
    @MapKeyColumn(name = "valid_from")
    @BatchSize(size = 500)
    private final Map<LocalDate, MeterConfiguration> configurations = new HashMap<>();

    /** Factors by meter. */
    @ElementCollection
    @CollectionTable(name = "meter_term", joinColumns = @JoinColumn(name = "virtual_meter_id"))
    @MapKeyColumn(name = "meter_id")
    @Column(name = "factor")
    @BatchSize(size = 500)
    private final Map<UUID, BigDecimal> terms = new HashMap<>();

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
        var known = minutes != null && INTERVALS_MINUTES.contains(minutes);
        var fits = switch (request.reading()) {
            case INTERVAL -> known;
            case REGISTER -> known || minutes == null;
            case BILLED, VIRTUAL -> minutes == null;
        };
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
        if ((reading == MeterReading.VIRTUAL) == request.formula().isEmpty()) {
            throw MeterProblem.FORMULA_NOT_FOR_READING.because().at("terms");
        }
        if (request.volumeReference() != null && carrier != Carrier.NATURAL_GAS) {
            throw MeterProblem.VOLUME_REFERENCE_NOT_FOR_CARRIER.because(carrier).at("volumeReference");
        }
        externalId = request.externalId();
        buildingId = request.buildingId();
        areaId = request.areaId();
        organizationId = request.organizationId();
        parentId = request.parentId();
        endUse = request.endUse();
        volumeReference = request.volumeReference();
        multiplier = orOne(request.multiplier());
        registerDigits = request.registerDigits();
        maxPowerKw = request.maxPowerKw();
        var formula = new HashMap<UUID, BigDecimal>();
        for (var term : request.formula()) {
            if (formula.put(term.meterId(), plain(term.factor())) != null) {
                throw MeterProblem.TERM_REPEATED.because(term.meterId()).at("terms");
            }
        }
        if (!terms.equals(formula)) { // touched in vain it would count as a change
            terms.clear();
            terms.putAll(formula);
        }
    }

    /** With the place from which it has not been moved where a configuration names none. */
    @Override
    protected NavigableMap<LocalDate, ?> places() {
        var all = new TreeMap<LocalDate, MeterConfiguration>();
        var last = new MeterConfiguration(multiplier, parentId, buildingId, areaId, organizationId);
        all.put(LocalDate.MIN, last);
        for (var each : new TreeMap<>(configurations).entrySet()) {
            last = each.getValue().after(last);
            all.put(each.getKey(), last);
        }
        return all;
    }

    /** Says what holds from that day on, up to the next day of which the same was said. */
    void configure(LocalDate validFrom, NewMeterConfiguration request) {
        if (endUse != null && request.parentId() == null) {
            throw MeterProblem.END_USE_WITHOUT_PARENT.because().at("parentId");
        }
        if (request.placesIt() && (request.buildingId() == null) == (request.areaId() == null)) {
            throw RegistryProblem.PLACE_NOT_UNIQUE.of(recordKind()).at("buildingId");
        }
        var configuration = new MeterConfiguration(
                orOne(request.multiplier()),
                request.parentId(),
                request.buildingId(),
                request.areaId(),
                request.organizationId());
        say(configurations, validFrom, configuration);
    }

    private static BigDecimal orOne(@Nullable BigDecimal ratio) {
        return ratio == null ? BigDecimal.ONE : plain(ratio);
    }

    /** 60.0 is 60: what is stored and what was sent then look alike. */
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private void keep(String field, @Nullable Object stored, @Nullable Object requested) {
        if (!Objects.equals(stored, requested)) {
            throw MeterProblem.METER_BASIS_FIXED.because(code(), field).at(field);
        }
    }

    Carrier carrier() {
        return carrier;
    }

    boolean isVirtual() {
        return reading == MeterReading.VIRTUAL;
    }

    @Nullable
    UUID parentId() {
        return parentId;
    }

    @Nullable
    String externalId() {
        return externalId;
    }

    MeterView view() {
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
                carrier == Carrier.NATURAL_GAS
                        ? Optional.of(Objects.requireNonNullElse(volumeReference, VolumeReference.UNKNOWN))
                        : Optional.empty(),
                multiplier,
                Optional.ofNullable(registerDigits),
                Optional.ofNullable(maxPowerKw),
                terms.isEmpty() ? Optional.empty() : Optional.of(formula()),
                configurations.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> new MeterConfigurationView(
                                each.getKey(),
                                each.getValue().multiplier(),
                                Optional.ofNullable(each.getValue().parentId()),
                                Optional.ofNullable(each.getValue().buildingId()),
                                Optional.ofNullable(each.getValue().areaId()),
                                Optional.ofNullable(each.getValue().organizationId())))
                        .toList(),
                illustrative(),
                source(),
                retiredAt());
    }

    private List<MeterTerm> formula() {
        return terms.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(term -> new MeterTerm(term.getKey(), term.getValue()))
                .toList();
    }
}
