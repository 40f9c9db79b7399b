package io.dualcarbon.assets.chargingstation;

import io.dualcarbon.assets.registry.Code;
import io.dualcarbon.assets.registry.NewRecord;
import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.Reference;
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

@Schema(description = "A charging station as it is to be")
public record NewChargingStation(
        @Schema(examples = "BLOCK-228-EV") @NotNull @Code String code,

        @Schema(examples = "228 街坊租赁房充电桩") @NotBlank @Size(max = 200)
        String name,

        @Schema(examples = "Block 228 charging points") @Size(max = 200) @Nullable
        String nameEn,

        @Schema(description = "Exactly one of buildingId and areaId is given") @Nullable
        UUID buildingId,

        @Schema(description = "Exactly one of buildingId and areaId is given") @Nullable
        UUID areaId,

        @Schema(description = "The meter that measures what it draws") @Nullable
        UUID meterId,

        @Schema(description = "Number of points at which one vehicle each can charge", examples = "57")
        @NotNull
        @Min(1)
        @Max(100_000)
        Integer chargingPoints,

        @Schema(description = "Of all points together, in kW", examples = "399")
        @Positive
        @Digits(integer = 9, fraction = 6)
        @Nullable
        BigDecimal ratedPowerKw,

        @Schema(description = "True for made-up data that only shows how the platform works; false if left out")
        @Nullable
        Boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号") @Size(max = 500) @Nullable
        String source)
        implements NewRecord {
    @Override
    public List<Reference> references() {
        return List.of(
                new Reference(RecordKind.BUILDING, buildingId, "buildingId"),
                new Reference(RecordKind.AREA, areaId, "areaId"),
                new Reference(RecordKind.METER, meterId, "meterId"));
    }
}
