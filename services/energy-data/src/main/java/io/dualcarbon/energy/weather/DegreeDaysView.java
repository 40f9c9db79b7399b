package io.dualcarbon.energy.weather;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Heating and cooling degree days of a weather station")
public record DegreeDaysView(
        UUID stationId,

        @Schema(
                description = "Who observes or publishes the station's weather",
                examples = "Climate.OneBuilding.Org, WMO 583670")
        String source,

        @Schema(description = "True if the station's weather is made up, or what its neighbour stands in with")
        boolean illustrative,

        @Schema(description = "Stands in for days with less than 20 hours")
        Optional<UUID> neighbourId,

        @Schema(description = "How many days have its temperatures", examples = "0")
        int neighbourDays,

        @Schema(description = "First day, rounded out to the resolution")
        LocalDate from,

        @Schema(description = "Day after the last one") LocalDate to,
        WeatherResolution resolution,

        @Schema(description = "Degrees Celsius below which a day counts as heating", examples = "18")
        double heatingBaseC,

        @Schema(description = "Degrees Celsius above which a day counts as cooling", examples = "18")
        double coolingBaseC,

        @Schema(description = "Unit of degree days: kelvin x day", examples = "K.d")
        String unit,

        @Schema(
                description = "How the sums are made",
                examples = "Sum over days of max(0, heatingBaseC - T) and max(0, T - coolingBaseC), T the mean of the"
                        + " day's hours; a day counts with at least 20 of them, or with those of the neighbour"
                        + " station if it has as many")
        String method,

        @Schema(description = "By time") List<DegreeDayPeriodView> periods) {

    @Schema(description = "The degree days of one period")
    public record DegreeDayPeriodView(
            @Schema(description = "Day, month or year", examples = "2025-01")
            String period,

            @Schema(description = "Null with reasons unless every day counts", nullable = true, examples = "412.3")
            @Nullable
            Double heatingDegreeDays,

            @Schema(description = "Null with reasons unless every day counts", nullable = true, examples = "0")
            @Nullable
            Double coolingDegreeDays,

            @Schema(
                    description = "Mean of the days that count, in degrees Celsius; null if none does",
                    nullable = true,
                    examples = "4.7")
            @Nullable
            Double meanTemperatureC,

            @Schema(description = "Number of days of the period that are over", examples = "31")
            int days,

            @Schema(description = "Share of the days that count, 0 to 1", examples = "1")
            double coverage,

            @Schema(description = "Days with less than 20 hours, of the neighbour as well")
            List<LocalDate> missingDays,

            @Schema(description = "Days with less than 20 hours that count with the neighbour's temperatures")
            List<LocalDate> substitutedDays,

            @Schema(description = "Why there is no sum, or not yet the last one, or not of this station alone")
            List<WeatherReason> reasons) {}
}
