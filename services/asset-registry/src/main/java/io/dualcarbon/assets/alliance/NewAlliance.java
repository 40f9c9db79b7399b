package io.dualcarbon.assets.alliance;

import io.dualcarbon.assets.registry.Code;
import io.dualcarbon.assets.registry.NewRecord;
import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.Reference;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "An alliance as it is to be")
public record NewAlliance(
        @Schema(examples = "NEW-ENERGY") @NotNull @Code String code,

        @Schema(examples = "临空园区新能源产业联盟") @NotBlank @Size(max = 200)
        String name,

        @Schema(examples = "Linkong new energy industry alliance") @Size(max = 200) @Nullable
        String nameEn,

        @Schema(description = "Organizations of the tenant; may be empty") @NotNull @Size(max = 500)
        Set<@NotNull UUID> memberIds,

        @Schema(description = "True for made-up data that only shows how the platform works; false if left out")
        @Nullable
        Boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号") @Size(max = 500) @Nullable
        String source)
        implements NewRecord {
    @Override
    public List<Reference> references() {
        return memberIds.stream()
                .map(id -> new Reference(RecordKind.ORGANIZATION, id, "memberIds"))
                .toList();
    }
}
