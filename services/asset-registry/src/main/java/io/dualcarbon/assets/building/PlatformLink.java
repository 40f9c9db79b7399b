package io.dualcarbon.assets.building;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "That another platform takes this building's data")
public record PlatformLink(
        @Schema(description = "Name of the platform", examples = "hongqiao-linkong")
        @NotNull
        @Pattern(regexp = "^[a-z0-9][a-z0-9-]{1,39}$")
        String platform,

        @Schema(description = "First day it took data; left out if it is not known", examples = "2023-01-01")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        LocalDate since) {}
