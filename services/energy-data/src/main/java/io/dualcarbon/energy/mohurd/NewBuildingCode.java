package io.dualcarbon.energy.mohurd;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "The code that the data centre gave to a building")
public record NewBuildingCode(
        @Schema(
                description =
                        "As the data centre gave it: district (6 digits), building type (A to H), number (3 digits)",
                examples = "310105A001")
        @NotNull
        @Pattern(regexp = "\\d{6}[A-H]\\d{3}")
        String code) {}
