package io.dualcarbon.assets.building;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A label that a building holds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Certification(
        @Schema(examples = "LEED") @NotBlank @Size(max = 100)
        String scheme,

        @Schema(examples = "Platinum") @Size(max = 100) @Nullable
        String level,

        @Schema(examples = "DESIGN") @Nullable CertificationPhase phase,

        @Schema(examples = "2021") @Min(1990) @Max(2100) @Nullable
        Integer year,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号") @Size(max = 500) @Nullable
        String source) {}
