package io.dualcarbon.energy.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.registry.Carrier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A model of what was consumed before something was done, frozen")
public record BaselineView(
        UUID id,
        @Schema(examples = "0") int version,
        @Schema(examples = "BL-B01-2024") String code,
        @Schema(examples = "Before the new chiller") String name,
        Optional<UUID> meterId,
        Optional<UUID> buildingId,
        Carrier carrier,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        UUID stationId,
        @Schema(description = "First day of the window") LocalDate from,
        @Schema(description = "Day after the last one") LocalDate to,
        BaselineResolution resolution,

        @Schema(
                description = "Share of the window's days or hours of which consumption and weather are known, 0 to 1",
                examples = "0.9973")
        double coverage,

        @Schema(
                description = "Share of the intervals that have filled values: they were counted, but not measured",
                examples = "0.0027")
        double filledShare,

        @Schema(
                description = "How many days of the window have the temperatures of the neighbour station",
                examples = "0")
        int substitutedDays,

        BaselineModelView model,
        BaselineQualityView quality,

        @Schema(description = "Published criteria; ASHRAE Guideline 14 names none for daily models")
        List<CriterionView> criteria,

        BaselineSplitView split,

        @Schema(description = "How the model was found", examples = "IPMVP option C: E/d = b0 + b1*HDD(th)/d + ...")
        String method,

        @Schema(description = "True if meters or weather are made up")
        boolean illustrative,

        Instant createdAt,
        Optional<Instant> retiredAt) {

    @Schema(description = "The equation that was fitted")
    public record BaselineModelView(
            @Schema(
                    description = "1P constant, 3P-H heating, 3P-C cooling, 5P both, or TOWT for hours",
                    examples = "3P-H")
            String shape,

            @Schema(
                    description = "The equation with its parameters by name; T is the mean"
                            + " temperature in degrees Celsius",
                    examples = "E = b0 + b1*max(0, th - T), per day")
            String equation,

            @Schema(description = "Their values") List<BaselineParameterView> parameters) {}

    @Schema(description = "A number in the equation of a model")
    public record BaselineParameterView(
            @Schema(
                    description = "b0 base, b1 heating, b2 cooling, th and tc balance points; for hours level of an"
                            + " hour of the week (0 is Monday from midnight), knot and slope of the curve",
                    examples = "b1")
            String name,

            @Schema(description = "Its value, in its unit", examples = "7.25")
            double value,

            @Schema(description = "UCUM code", examples = "kWh/(K.d)")
            String unit,

            @Schema(
                    description = "In its unit. Takes the balance points as given; left out"
                            + " for what was found by search",
                    examples = "0.21")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Double standardError,

            @Schema(
                    description = "Probability, 0 to 1, of a value so far from zero if the"
                            + " true one were zero; left out with the standard error",
                    examples = "0.0003")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            Double significance,

            @Schema(
                    description = "True of a balance point that was given, not found: the model holds if it is true",
                    examples = "false")
            boolean assumed) {}

    @Schema(description = "How well the model fits the window of the baseline")
    public record BaselineQualityView(
            @Schema(description = "Number of intervals", examples = "366")
            int n,

            @Schema(description = "Number of parameters, balance points included", examples = "3")
            int p,

            @Schema(
                    description = "Share, 0.15 is 15 %: sqrt(sum((measured - predicted)^2) / (n - p)) / mean(measured)",
                    examples = "0.0373")
            double cvRmse,

            @Schema(
                    description = "Share: sum(measured - predicted) / ((n - p) *"
                            + " mean(measured)); positive if more was measured than predicted",
                    examples = "0")
            double nmbe,

            @Schema(
                    description = "Share of the variance that the model explains: 1 -"
                            + " sum((measured - predicted)^2) / sum((measured - mean(measured))^2)",
                    examples = "0.94")
            double r2,

            @Schema(description = "Of residuals that follow each other, -1 to 1", examples = "0.12")
            double autocorrelation,

            @Schema(
                    description =
                            "Standard error of an interval, in the unit: sqrt(sum((measured - predicted)^2) / (n - p))",
                    examples = "38.6")
            double standardError,

            @Schema(description = "Lowest mean temperature of an interval, degrees Celsius", examples = "-2.4")
            double coldestC,

            @Schema(description = "Highest mean temperature of an interval, degrees Celsius", examples = "33.8")
            double warmestC) {}

    @Schema(description = "What the model says the consumption of the window went to")
    public record BaselineSplitView(
            @Schema(description = "Predicted over the window, in the unit", examples = "412350.5")
            double total,

            @Schema(description = "Share whatever the weather; null with reasons", nullable = true, examples = "0.61")
            @Nullable
            Double baseShare,

            @Schema(description = "Share because of cold; null with reasons", nullable = true, examples = "0.12")
            @Nullable
            Double heatingShare,

            @Schema(description = "Share because of warmth; null with reasons", nullable = true, examples = "0.27")
            @Nullable
            Double coolingShare,

            List<BaselineReason> reasons) {}
}
