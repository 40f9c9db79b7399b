package io.dualcarbon.assets.area;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node of a tenant's territorial tree. */
@Entity
@Table(name = "area")
class Area extends RegistryRecord<NewArea> {
    @Enumerated(EnumType.STRING)
    private AreaKind kind;

    private @Nullable UUID parentId;

    @SuppressWarnings("NullAway.Init")
    protected Area() {} // for Hibernate

    @SuppressWarnings("NullAway.Init")
    Area(NewArea request) {
        super(request);
        take(request);
    }

    @Override
    protected RecordKind recordKind() {
        return RecordKind.AREA;
    }

    /** The tree is not dated: an area that moves has always lain where it lies now. */
    @Override
    protected NavigableMap<LocalDate, ?> places() {
        var places = new TreeMap<LocalDate, Optional<UUID>>();
        places.put(LocalDate.MIN, Optional.ofNullable(parentId));
        return places;
    }

    @Override
    protected final void take(NewArea request) {
        kind = request.kind();
        parentId = request.parentId();
    }

    AreaView view() {
        return new AreaView(
                id(),
                version(),
                code(),
                name(),
                nameEn(),
                kind,
                Optional.ofNullable(parentId),
                illustrative(),
                source(),
                retiredAt());
    }
}
