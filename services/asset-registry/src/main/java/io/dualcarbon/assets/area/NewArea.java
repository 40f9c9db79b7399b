package io.dualcarbon.assets.area;

import io.dualcarbon.assets.registry.Code;
import io.dualcarbon.assets.registry.NewNode;
import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.Reference;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "An area as it is to be")
public record NewArea(
        @Schema(examples = "LINKONG") @NotNull @Code String code,

        @Schema(examples = "临空低碳发展实践区") @NotBlank @Size(max = 200)
        String name,

        @Schema(examples = "Linkong low-carbon practice zone") @Size(max = 200) @Nullable
        String nameEn,

        @Schema(description = "What node of the tree it is", examples = "ZONE") @NotNull
        AreaKind kind,

        @Schema(description = "The area in which this one lies") @Nullable
        UUID parentId,

        @Schema(description = "True for made-up data that only shows how the platform works; false if left out")
        @Nullable
        Boolean illustrative,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号") @Size(max = 500) @Nullable
        String source)
        implements NewNode {
    @Override
    public List<Reference> references() {
        return List.of(new Reference(RecordKind.AREA, parentId, "parentId"));
    }
}
