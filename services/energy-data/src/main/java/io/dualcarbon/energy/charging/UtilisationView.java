package io.dualcarbon.energy.charging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.daily.PeriodResolution;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "How much a charging station is used")
public record UtilisationView(
        @Schema(description = "A charging station of the asset registry")
        UUID chargingStationId,

        @Schema(description = "Code of the station", examples = "CS-01")
        String code,

        @Schema(description = "Number of its charging points", examples = "57")
        int chargingPoints,

        @Schema(description = "Of all points together; left out if the registry does not know it", examples = "399")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Double ratedPowerKw,

        ChargingSource source,
        @Schema(description = "First day") LocalDate from,
        @Schema(description = "The day after the last") LocalDate to,
        PeriodResolution resolution,
        @Schema(description = "By time") List<UtilisationPeriodView> periods,
        UtilisationPeriodView total) {}
