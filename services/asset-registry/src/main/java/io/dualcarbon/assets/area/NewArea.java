package io.dualcarbon.assets.area;

import io.dualcarbon.assets.registry.Code;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record NewArea(
        @NotNull @Code String code,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 200) @Nullable String nameEn,
        @NotNull AreaKind kind,
        @Nullable UUID parentId,
        boolean illustrative,
        @Size(max = 500) @Nullable String source) {}
