package io.dualcarbon.energy.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The load by hour of the day. */
public record HeatMapView(
        LocalDate from,
        @Schema(description = "The day after the last") LocalDate to,
        Carrier carrier,
        Direction direction,
        @Schema(examples = "kW") String unit,
        HeatMapBy by,
        @Schema(examples = "3") int metersCounted,
        @Schema(examples = "0") int metersLeftOut,
        List<HeatMapRowView> rows,

        @Schema(description = "Why there is nothing, or not all")
        List<LoadReason> reasons) {
    /** One day, or one day of the week. */
    public record HeatMapRowView(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate day,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DayOfWeek weekday,

            @Schema(
                    description = "Mean power of each of the 24 hours on the local clock, from the intervals known of"
                            + " every counted meter; null if there is none",
                    examples = "[61.2, 60.8, null]")
            List<@Nullable Double> values,

            @Schema(
                    description = "The hours, from 0, in whose mean a value was filled or apportioned rather than"
                            + " measured; left out if there are none",
                    examples = "[8, 9]")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            List<Integer> estimatedHours,

            @Schema(description = "Why hours are null, or not whole")
            List<LoadReason> reasons) {}
}
