package io.dualcarbon.assets.building;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a building lies, whose it is, and what it is there for, from a day on. */
@Embeddable
record BuildingPlacement(
        UUID areaId,
        @Nullable UUID organizationId,
        @Enumerated(EnumType.STRING) BuildingUse use,
        @Nullable BigDecimal grossFloorAreaM2) {
    private static final BigDecimal LARGE_M2 = new BigDecimal("20000");

    boolean isOfLargePublicBuilding() {
        return use.isPublic() && grossFloorAreaM2 != null && grossFloorAreaM2.compareTo(LARGE_M2) >= 0;
    }
}
