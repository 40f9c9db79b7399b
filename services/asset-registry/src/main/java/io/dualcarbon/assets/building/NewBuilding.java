package io.dualcarbon.assets.building;

import io.dualcarbon.assets.registry.Code;
import io.dualcarbon.assets.registry.NewRecord;
import io.dualcarbon.assets.registry.Reference;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A building as it is to be")
public record NewBuilding(
        @Schema(examples = "LANDSEA-GREEN") @NotNull @Code String code,

        @Schema(examples = "原上海朗诗绿色中心") @NotBlank @Size(max = 200)
        String name,

        @Schema(examples = "Landsea Green Center") @Size(max = 200) @Nullable
        String nameEn,

        @Schema(description = "The area in which it lies") @NotNull
        UUID areaId,

        @Schema(description = "Who owns or runs it") @Nullable
        UUID organizationId,

        @Schema(description = "What it is mostly used for", examples = "OFFICE") @NotNull
        BuildingUse use,

        @Schema(
                description = "Gross floor area (建筑面积) in m2; without it there is no" + " energy use intensity",
                examples = "5700")
        @Positive
        @Digits(integer = 9, fraction = 4)
        @Nullable
        BigDecimal grossFloorAreaM2,

        @Schema(description = "Year in which it was completed", examples = "2017") @Min(1800) @Max(2100) @Nullable
        Integer completedYear,

        @Schema(description = "Whether its end uses are metered apart (分项计量); false if left out") @Nullable
        Boolean submetered,

        @Schema(description = "The labels it holds; none if left out") @Size(max = 50) @Nullable
        List<@NotNull @Valid Certification> certifications,

        @Schema(description = "The platforms that take its data; none if left out") @Size(max = 50) @Nullable
        List<@NotNull @Valid PlatformLink> platformLinks,

        @Schema(description = "True for made-up data that only shows how the platform works; false if left out")
        @Nullable
        Boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号") @Size(max = 500) @Nullable
        String source)
        implements NewRecord {
    @Override
    public List<Reference> references() {
        return placement().references();
    }

    NewBuildingPlacement placement() {
        return new NewBuildingPlacement(areaId, organizationId, use, grossFloorAreaM2);
    }
}
