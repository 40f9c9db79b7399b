package io.dualcarbon.assets.meter;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What holds of a meter from a day on. Without building and area it stays where it was. */
@Embeddable
record MeterConfiguration(
        BigDecimal multiplier,
        @Nullable UUID parentId,
        @Nullable UUID buildingId,
        @Nullable UUID areaId,
        @Nullable UUID organizationId) {
    /** As a whole, behind what held until then. */
    MeterConfiguration after(MeterConfiguration before) {
        return buildingId != null || areaId != null
                ? this
                : new MeterConfiguration(multiplier, parentId, before.buildingId, before.areaId, before.organizationId);
    }
}
