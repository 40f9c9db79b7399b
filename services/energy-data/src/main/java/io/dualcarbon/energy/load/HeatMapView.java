package io.dualcarbon.energy.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The load by hour of the day, a row a day or a weekday")
public record HeatMapView(
        @Schema(description = "First day") LocalDate from,
        @Schema(description = "The day after the last") LocalDate to,
        Carrier carrier,
        Direction direction,

        @Schema(description = "Unit of the values: kW for electricity, else base unit per hour", examples = "kW")
        String unit,

        HeatMapBy by,

        @Schema(description = "Number of meters at the boundary that have intervals in this time", examples = "3")
        int metersCounted,

        @Schema(description = "Number of meters at the boundary that have none, e.g. billed ones", examples = "0")
        int metersLeftOut,

        @Schema(description = "By day, or from Monday to Sunday")
        List<HeatMapRowView> rows,

        @Schema(description = "Why there is nothing, or not all")
        List<LoadReason> reasons) {
    @Schema(description = "One day, or one day of the week")
    public record HeatMapRowView(
            @Schema(description = "The day; left out by weekday") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate day,

            @Schema(description = "The day of the week; left out by day")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
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
