package io.dualcarbon.assets.building;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record BuildingView(
        UUID id,
        int version,

        @Schema(examples = "LANDSEA-GREEN") String code,

        @Schema(examples = "原上海朗诗绿色中心") String name,

        @Schema(examples = "Landsea Green Center") Optional<String> nameEn,

        UUID areaId,

        @Schema(description = "Who owns or runs it") Optional<UUID> organizationId,

        @Schema(examples = "OFFICE") BuildingUse use,

        @Schema(examples = "5700") Optional<BigDecimal> grossFloorAreaM2,

        @Schema(description = "大型公共建筑: a public building of at least 20,000 m2; false while the area is not known")
        boolean largePublicBuilding,

        @Schema(examples = "2017") Optional<Integer> completedYear,

        @Schema(description = "Whether its end uses are metered apart (分项计量)")
        boolean submetered,

        List<Certification> certifications,
        List<PlatformLink> platformLinks,

        @Schema(description = "True for made-up data that only shows how the platform works")
        boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号")
        Optional<String> source,

        Optional<Instant> retiredAt) {}
