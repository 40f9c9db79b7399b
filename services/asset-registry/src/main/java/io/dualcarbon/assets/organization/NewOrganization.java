package io.dualcarbon.assets.organization;

import io.dualcarbon.assets.registry.Code;
import io.dualcarbon.assets.registry.NewRecord;
import io.dualcarbon.assets.registry.Reference;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "An organization as it is to be")
public record NewOrganization(
        @Schema(examples = "JOHNSON-CONTROLS") @NotNull @Code
        String code,

        @Schema(examples = "江森自控") @NotBlank @Size(max = 200)
        String name,

        @Schema(examples = "Johnson Controls") @Size(max = 200) @Nullable
        String nameEn,

        @Schema(description = "What it is to the district", examples = "ENTERPRISE") @NotNull
        OrganizationKind kind,

        @Schema(description = "重点用能单位; false if left out") @Nullable
        Boolean keyEnergyUser,

        @Schema(description = "重点排放单位; false if left out") @Nullable
        Boolean keyEmitter,

        @Schema(description = "True for made-up data that only shows how the platform works; false if left out")
        @Nullable
        Boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号") @Size(max = 500) @Nullable
        String source)
        implements NewRecord {
    @Override
    public List<Reference> references() {
        return List.of();
    }
}
