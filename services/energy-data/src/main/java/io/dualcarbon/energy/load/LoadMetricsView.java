package io.dualcarbon.energy.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The shape of a load. Power is the quantity of an interval divided by its hours")
public record LoadMetricsView(
        @Schema(description = "First day") LocalDate from,
        @Schema(description = "The day after the last") LocalDate to,
        Carrier carrier,
        Direction direction,

        @Schema(description = "Unit of every power: kW for electricity, else base unit per hour", examples = "kW")
        String unit,

        @Schema(description = "Length of the intervals over which power is meant", examples = "15")
        int intervalMinutes,

        @Schema(
                description =
                        "Number of meters at the boundary that have intervals in this time, those of others that are"
                                + " taken out of an organization's among them",
                examples = "1")
        int metersCounted,

        @Schema(description = "Number of meters at the boundary that have none, e.g. billed ones", examples = "0")
        int metersLeftOut,

        @Schema(
                description = "Largest power of an interval, in `unit`; null with reasons",
                nullable = true,
                examples = "412.4")
        @Nullable
        Double peak,

        @Schema(description = "Beginning of the first interval with it; left out without a peak")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        OffsetDateTime peakAt,

        @Schema(description = "True if a value in it was filled or apportioned: no demand to bill; left out otherwise")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean peakEstimated,

        @Schema(
                description = "Mean power of the intervals, in `unit`; null with reasons",
                nullable = true,
                examples = "180.25")
        @Nullable
        Double mean,

        @Schema(description = "mean / peak, 0 to 1; null with reasons", nullable = true, examples = "0.4371") @Nullable
        Double loadFactor,

        @Schema(
                description = "Median power from 02:00 to 05:00, in `unit`; null with reasons",
                nullable = true,
                examples = "61.2")
        @Nullable
        Double baseLoad,

        @Schema(
                description =
                        "Mean power on Saturdays and Sundays / mean power on other days; holidays count as the day"
                                + " of the week they fall on",
                nullable = true,
                examples = "0.62")
        @Nullable
        Double weekendRatio,

        @Schema(
                description = "Peak of the sum / sum of the peaks of the boundary meters, 0 to 1; null with reasons",
                nullable = true,
                examples = "0.91")
        @Nullable
        Double simultaneity,

        @Schema(
                description = "Share of the intervals, as far as they are over, that are known of every counted meter;"
                        + " only these are in the figures",
                examples = "0.9984")
        double coverage,

        @Schema(
                description = "Share of the intervals in the figures that were measured of every meter; in the others a"
                        + " value was filled or apportioned. Null if there are none",
                nullable = true,
                examples = "1")
        @Nullable
        Double measuredShare,

        List<LoadReason> reasons) {}
