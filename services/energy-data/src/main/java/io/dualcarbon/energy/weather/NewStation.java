package io.dualcarbon.energy.weather;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A weather station to be registered", name = "NewWeatherStation")
record NewStation(
        @Schema(examples = "HONGQIAO") @NotNull @Pattern(regexp = "[A-Z0-9-]{2,40}")
        String code,

        @Schema(examples = "虹桥机场") @NotBlank @Size(max = 200)
        String name,

        @Schema(description = "Degrees north", examples = "31.2") @DecimalMin("-90") @DecimalMax("90") @Nullable
        Double latitude,

        @Schema(description = "Degrees east", examples = "121.34") @DecimalMin("-180") @DecimalMax("180") @Nullable
        Double longitude,

        @Schema(description = "Who observes or publishes it", examples = "Climate.OneBuilding.Org, WMO 583670")
        @NotBlank
        @Size(max = 500)
        String source,

        @Schema(description = "True for weather that was not observed in the hours it is sent for; false if left out")
        @Nullable
        Boolean illustrative,

        @Schema(description = "The station whose temperatures stand in for days with less than 20 hours") @Nullable
        UUID neighbourId) {}
