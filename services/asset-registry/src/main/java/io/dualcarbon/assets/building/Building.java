package io.dualcarbon.assets.building;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRecord;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A building, with the labels it holds and the platforms that take its data. */
@Entity
@Table(name = "building")
class Building extends RegistryRecord<NewBuilding> {
    /** What holds from the beginning. */
    @Embedded
    private BuildingPlacement first;

    /** What holds later, by the day from which. The table fills its tenant column from the transaction's tenant. */
    @ElementCollection
    @CollectionTable(name = "building_placement", joinColumns = @JoinColumn(name = "building_id"))
    @MapKeyColumn(name = "valid_from")
    @BatchSize(size = 500)
    private final Map<LocalDate, BuildingPlacement> placements = new HashMap<>();

    private @Nullable Integer completedYear;
    private boolean submetered;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Certification> certifications;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<PlatformLink> platformLinks;

    @SuppressWarnings("NullAway.Init")
    protected Building() {} // for Hibernate

    @SuppressWarnings("NullAway.Init")
    Building(NewBuilding request) {
        super(request);
        first = request.placement().placement();
        take(request);
    }

    @Override
    protected RecordKind recordKind() {
        return RecordKind.BUILDING;
    }

    @Override
    protected final void take(NewBuilding request) {
        completedYear = request.completedYear();
        submetered = Boolean.TRUE.equals(request.submetered());
        certifications = request.certifications() == null ? List.of() : request.certifications();
        platformLinks = request.platformLinks() == null ? List.of() : request.platformLinks();
    }

    @Override
    protected NavigableMap<LocalDate, ?> places() {
        var all = new TreeMap<>(placements);
        all.put(LocalDate.MIN, first);
        return all;
    }

    /** Says what holds from that day on, up to the next day of which the same was said. */
    void place(LocalDate validFrom, BuildingPlacement placement) {
        say(placements, validFrom, placement);
    }

    /** What held before that day goes on. */
    void displace(LocalDate validFrom) {
        if (placements.remove(validFrom) == null) {
            throw BuildingProblem.PLACEMENT_NOT_FOUND.because(code(), validFrom).at("validFrom");
        }
    }

    /** Corrects what holds that day, since when it does. */
    void correct(LocalDate day, BuildingPlacement placement) {
        var since = since(day);
        if (since.isPresent()) {
            place(since.get(), placement);
        } else if (!placement.equals(first)) {
            first = placement;
        }
    }

    private Optional<LocalDate> since(LocalDate day) {
        return placements.keySet().stream().filter(each -> !each.isAfter(day)).max(Comparator.naturalOrder());
    }

    BuildingView view(LocalDate today) {
        var current = since(today).map(placements::get).orElse(first);
        return new BuildingView(
                id(),
                version(),
                code(),
                name(),
                nameEn(),
                current.areaId(),
                Optional.ofNullable(current.organizationId()),
                current.use(),
                Optional.ofNullable(current.grossFloorAreaM2()),
                current.isOfLargePublicBuilding(),
                placementViews(),
                Optional.ofNullable(completedYear),
                submetered,
                List.copyOf(certifications),
                List.copyOf(platformLinks),
                illustrative(),
                source(),
                retiredAt());
    }

    private List<BuildingPlacementView> placementViews() {
        var views = new ArrayList<BuildingPlacementView>();
        views.add(view(Optional.empty(), first));
        placements.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> views.add(view(Optional.of(each.getKey()), each.getValue())));
        return views;
    }

    private static BuildingPlacementView view(Optional<LocalDate> validFrom, BuildingPlacement placement) {
        return new BuildingPlacementView(
                validFrom,
                placement.areaId(),
                Optional.ofNullable(placement.organizationId()),
                placement.use(),
                Optional.ofNullable(placement.grossFloorAreaM2()));
    }
}
