package io.dualcarbon.energy.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.baseline.engine.Detection;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Where what was measured is not what the baseline leads to expect")
public record AnomaliesView(
        UUID baselineId,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(description = "Beginning of the time judged")
        OffsetDateTime from,

        @Schema(description = "End of the time judged") OffsetDateTime to,
        BaselineResolution resolution,

        @Schema(
                description = "What counts as an alarm and as a drift",
                examples = "Alarm: |z| > 3.5 in 3 intervals in a row; drift: CUSUM with k = 0.5 s and h = 5.0 s")
        String method,

        @Schema(description = "By time") List<AlarmView> alarms,
        @Schema(description = "By onset") List<DriftView> drifts,

        @Schema(description = "How many intervals were judged", examples = "182")
        int judged,

        @Schema(
                description = "Share of the range's days or hours of which consumption and weather are known",
                examples = "0.9945")
        double coverage,

        @Schema(description = "How many days have the temperatures of the neighbour station", examples = "0")
        int substitutedDays,

        List<BaselineReason> reasons,

        @Schema(description = "True if meters or weather are made up")
        boolean illustrative) {

    @Schema(description = "Intervals in a row whose consumption is far from what the baseline expects")
    public record AlarmView(
            @Schema(description = "Beginning of its first interval")
            OffsetDateTime start,

            @Schema(description = "End of its last interval")
            OffsetDateTime end,

            @Schema(description = "How many intervals it has", examples = "4")
            int intervals,

            @Schema(
                    description = "How far the interval farthest off is from the prediction,"
                            + " in robust standard deviations; positive: more was measured",
                    examples = "7.2")
            double z,

            @Schema(description = "Measured - predicted over the alarm, in the unit", examples = "310.4")
            double excess) {
        static AlarmView of(Detection.Alarm alarm) {
            return new AlarmView(
                    alarm.start(),
                    alarm.end(),
                    alarm.intervals(),
                    Rounded.share(alarm.z()),
                    Rounded.quantity(alarm.excess()));
        }
    }

    @Schema(description = "Consumption that moves away from the baseline slowly, found by CUSUM")
    public record DriftView(
            @Schema(description = "UP: more is measured than predicted")
            DriftDirection direction,

            @Schema(description = "Since when") OffsetDateTime onset,

            @Schema(description = "When the sum passed its threshold")
            OffsetDateTime detected,

            @Schema(description = "When the sum was back at zero; left out while it lasts")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            OffsetDateTime end,

            @Schema(description = "How high the sum rose, in standard errors", examples = "11.8")
            double largest) {
        static DriftView of(Detection.Drift drift) {
            return new DriftView(
                    drift.isUp() ? DriftDirection.UP : DriftDirection.DOWN,
                    drift.onset(),
                    drift.detected(),
                    drift.end(),
                    Rounded.share(drift.largest()));
        }
    }

    @Schema(description = "Which way consumption drifts")
    public enum DriftDirection {
        @Schema(description = "More is measured than predicted")
        UP,
        @Schema(description = "Less is measured than predicted")
        DOWN
    }
}
