package io.dualcarbon.assets.building;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A building, with the labels it holds and the platforms that take its data. */
@Entity
@Table(name = "building")
class Building extends RegistryRecord<NewBuilding, BuildingView> {
    private static final BigDecimal LARGE_M2 = new BigDecimal("20000");

    private UUID areaId;
    private @Nullable UUID organizationId;

    @Enumerated(EnumType.STRING)
    private BuildingUse use;

    private @Nullable BigDecimal grossFloorAreaM2;
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
        take(request);
    }

    @Override
    protected RecordKind recordKind() {
        return RecordKind.BUILDING;
    }

    @Override
    protected final void take(NewBuilding request) {
        areaId = request.areaId();
        organizationId = request.organizationId();
        use = request.use();
        grossFloorAreaM2 = request.grossFloorAreaM2();
        completedYear = request.completedYear();
        submetered = Boolean.TRUE.equals(request.submetered());
        certifications = request.certifications() == null ? List.of() : request.certifications();
        platformLinks = request.platformLinks() == null ? List.of() : request.platformLinks();
    }

    private boolean isLargePublicBuilding() {
        return use.isPublic() && grossFloorAreaM2 != null && grossFloorAreaM2.compareTo(LARGE_M2) >= 0;
    }

    @Override
    public BuildingView view() {
        return new BuildingView(
                id(),
                version(),
                code(),
                name(),
                nameEn(),
                areaId,
                Optional.ofNullable(organizationId),
                use,
                Optional.ofNullable(grossFloorAreaM2),
                isLargePublicBuilding(),
                Optional.ofNullable(completedYear),
                submetered,
                List.copyOf(certifications),
                List.copyOf(platformLinks),
                illustrative(),
                source(),
                retiredAt());
    }
}
