package io.dualcarbon.energy.charging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "How a station was used in one period")
public record UtilisationPeriodView(
        @Schema(description = "Day, month or year; of the total, the whole range as from/to", examples = "2025-07")
        String period,

        @Schema(
                description = "Of sessions, spread evenly over the time of each; or what the meter counted",
                nullable = true,
                examples = "4210.5")
        @Nullable
        Double energyKwh,

        @Schema(
                description = "Of what a meter counted, the share that was measured rather than filled or apportioned;"
                        + " left out for sessions",
                examples = "1")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Double measuredShare,

        @Schema(
                description = "Number of sessions that started in the period; null with reasons",
                nullable = true,
                examples = "310")
        @Nullable
        Integer sessions,

        @Schema(
                description = "energyKwh / (ratedPowerKw x hours of the period that are over)",
                nullable = true,
                examples = "0.0142")
        @Nullable
        Double utilisation,

        @Schema(
                description = "Hours in which connectors were occupied, summed over them",
                nullable = true,
                examples = "480.5")
        @Nullable
        Double occupiedHours,

        @Schema(
                description = "occupiedHours / (chargingPoints x hours of the period that are over)",
                nullable = true,
                examples = "0.162")
        @Nullable
        Double occupancy,

        List<ChargingReason> reasons) {}
