package io.dualcarbon.assets.building;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Where a building lies, whose it is, and what it is there for, from a day on")
public record BuildingPlacementView(
        @Schema(
                description = "From the beginning of this day, local to the tenant, to the next one's; left out of the"
                        + " first one, which holds from the beginning",
                examples = "2025-03-01")
        Optional<LocalDate> validFrom,

        @Schema(description = "The area in which it lies") UUID areaId,

        @Schema(description = "Who owns or runs it") Optional<UUID> organizationId,

        @Schema(description = "What it is mostly used for", examples = "OFFICE")
        BuildingUse use,

        @Schema(description = "Gross floor area (建筑面积) in m2; left out if it is not known", examples = "5700")
        Optional<BigDecimal> grossFloorAreaM2) {}
