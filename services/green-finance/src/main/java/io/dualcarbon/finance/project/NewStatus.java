package io.dualcarbon.finance.project;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Where a project is to stand")
public record NewStatus(
        @NotNull ProjectStatus status,

        @Schema(description = "Why, for those who read the record later") @Size(min = 1, max = 500) @Nullable
        String reason) {}
