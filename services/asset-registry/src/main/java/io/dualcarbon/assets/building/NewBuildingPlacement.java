package io.dualcarbon.assets.building;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.Reference;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Where a building is to lie from a day on, whose it is then and what it is there for, as a whole")
public record NewBuildingPlacement(
        @Schema(description = "The area in which it lies") @NotNull
        UUID areaId,

        @Schema(description = "Who owns or runs it; nobody that is known if left out") @Nullable
        UUID organizationId,

        @Schema(description = "What it is mostly used for", examples = "OFFICE") @NotNull
        BuildingUse use,

        @Schema(description = "Gross floor area (建筑面积) in m2; not known if left out", examples = "5700")
        @Positive
        @Digits(integer = 9, fraction = 4)
        @Nullable
        BigDecimal grossFloorAreaM2) {
    List<Reference> references() {
        return List.of(
                new Reference(RecordKind.AREA, areaId, "areaId"),
                new Reference(RecordKind.ORGANIZATION, organizationId, "organizationId"));
    }

    BuildingPlacement placement() {
        return new BuildingPlacement(areaId, organizationId, use, grossFloorAreaM2);
    }
}
