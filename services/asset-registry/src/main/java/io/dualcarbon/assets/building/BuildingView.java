package io.dualcarbon.assets.building;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A building of the tenant")
public record BuildingView(
        UUID id,
        int version,

        @Schema(examples = "LANDSEA-GREEN") String code,

        @Schema(examples = "原上海朗诗绿色中心") String name,

        @Schema(examples = "Landsea Green Center") Optional<String> nameEn,

        @Schema(description = "The area in which it lies today")
        UUID areaId,

        @Schema(description = "Who owns or runs it today") Optional<UUID> organizationId,

        @Schema(description = "What it is mostly used for today", examples = "OFFICE")
        BuildingUse use,

        @Schema(description = "Gross floor area (建筑面积) in m2 today; left out if it is not known", examples = "5700")
        Optional<BigDecimal> grossFloorAreaM2,

        @Schema(description = "大型公共建筑: a public building of at least 20,000 m2; false while the area is not known")
        boolean largePublicBuilding,

        @Schema(description = "What places it, by the day from which it holds; one of them holds today")
        List<BuildingPlacementView> placements,

        @Schema(description = "Year in which it was completed; left out if it is not known", examples = "2017")
        Optional<Integer> completedYear,

        @Schema(description = "Whether its end uses are metered apart (分项计量)")
        boolean submetered,

        @Schema(description = "The labels it holds") List<Certification> certifications,

        @Schema(description = "The platforms that take its data")
        List<PlatformLink> platformLinks,

        @Schema(description = "True for made-up data that only shows how the platform works")
        boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号")
        Optional<String> source,

        Optional<Instant> retiredAt) {
    /** Views recorded before placements were dated have none. */
    @SuppressWarnings("ConstantValue")
    public BuildingView {
        placements = placements == null ? List.of() : placements;
    }
}
