package io.dualcarbon.assets.pvplant;

import io.dualcarbon.assets.registry.Code;
import io.dualcarbon.assets.registry.NewRecord;
import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.Reference;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A PV plant as it is to be")
public record NewPvPlant(
        @Schema(examples = "CUIJI-ROOF") @NotNull @Code String code,

        @Schema(examples = "萃绩科技屋顶光伏") @NotBlank @Size(max = 200)
        String name,

        @Schema(examples = "Cuiji roof PV") @Size(max = 200) @Nullable
        String nameEn,

        @Schema(description = "The building on which it stands") @NotNull
        UUID buildingId,

        @Schema(description = "The meter that measures its generation") @Nullable
        UUID meterId,

        @Schema(description = "Rated power of the modules under standard test conditions", examples = "420.5")
        @NotNull
        @Positive
        @Digits(integer = 9, fraction = 6)
        BigDecimal peakPowerKw,

        @Schema(description = "First day of operation", examples = "2023-06-30") @Nullable
        LocalDate commissionedOn,

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
                new Reference(RecordKind.METER, meterId, "meterId"));
    }
}
