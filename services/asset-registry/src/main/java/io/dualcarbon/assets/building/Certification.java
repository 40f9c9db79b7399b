package io.dualcarbon.assets.building;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A label that a building holds, e.g. LEED or 绿色建筑")
public record Certification(
        @Schema(description = "Name of the scheme", examples = "LEED") @NotBlank @Size(max = 100)
        String scheme,

        @Schema(description = "The level reached; left out if the scheme has none", examples = "Platinum")
        @Size(max = 100)
        @Nullable
        String level,

        @Schema(description = "What was certified; left out if it is not known", examples = "DESIGN") @Nullable
        CertificationPhase phase,

        @Schema(description = "Year of the label; left out if it is not known", examples = "2021")
        @Min(1990)
        @Max(2100)
        @Nullable
        Integer year,

        @Schema(description = "Where this is known from", examples = "长发改〔2025〕16 号") @Size(max = 500) @Nullable
        String source) {}
