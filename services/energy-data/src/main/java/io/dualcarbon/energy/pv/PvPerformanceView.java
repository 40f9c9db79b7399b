package io.dualcarbon.energy.pv;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.daily.PeriodResolution;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a PV plant yields, and where it goes")
public record PvPerformanceView(
        @Schema(description = "A PV plant of the asset registry")
        UUID pvPlantId,

        @Schema(description = "Code of the plant", examples = "PV-01")
        String code,

        @Schema(description = "The meter of its generation; left out if it has none")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID meterId,

        @Schema(description = "The building it feeds; left out if the registry does not know it")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        UUID buildingId,

        @Schema(description = "Left out if the registry does not know it", examples = "12")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Double peakPowerKw,

        @Schema(description = "Whose irradiation is used") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        UUID stationId,

        @Schema(description = "First day") LocalDate from,
        @Schema(description = "The day after the last") LocalDate to,
        PeriodResolution resolution,
        @Schema(description = "By time") List<PvPeriodView> periods,
        PvPeriodView total) {}
