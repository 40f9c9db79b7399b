package io.dualcarbon.energy.pv;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.daily.PeriodResolution;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a PV plant yields, and where it goes. */
public record PvPerformanceView(
        UUID pvPlantId,
        @Schema(examples = "PV-01") String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID meterId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID buildingId,

        @Schema(description = "Left out if the registry does not know it", examples = "12")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Double peakPowerKw,

        @Schema(description = "Whose irradiation is used") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        UUID stationId,

        LocalDate from,
        @Schema(description = "The day after the last") LocalDate to,
        PeriodResolution resolution,
        List<PvPeriodView> periods,
        PvPeriodView total) {}
