package io.dualcarbon.energy.quality;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What else the rules go by stands in {@link Rule}. */
@Schema(
        name = "QualityThresholds",
        description = "From where on the rules find something, as far as a tenant may say so")
record Thresholds(
        @Schema(description = "STUCK: hours of the same value. Default 24 (own definition)", examples = "24")
        @NotNull
        @Min(1)
        @Max(720)
        Integer stuckHours,

        @Schema(
                description = "SPIKE: robust standard deviations (z) above the like hours of the four weeks before:"
                        + " the same hour of working days or of days off, holidays being days off, of about the same"
                        + " temperature where a weather station knows it. Default 5 (own definition)",
                examples = "5")
        @NotNull
        @Min(2)
        @Max(100)
        Integer spikeDeviations,

        @Schema(
                description = "SUM_ABOVE_MAIN: percent by which sub-meters together may count more than the meter above"
                        + " them. Default 5 (own definition)",
                examples = "5")
        @NotNull
        @Min(0)
        @Max(100)
        Integer subMetersAbovePercent,

        @Schema(
                description = "LATE: hours from the end of a day until all of it came. Default 24 (own definition)",
                examples = "24")
        @NotNull
        @Min(1)
        @Max(720)
        Integer lateHours,

        @Schema(
                description =
                        "SILENT: whole days without any value, of meters that send values and at least of registers"
                                + " that are read often. Default 2 (own definition)",
                examples = "2")
        @NotNull
        @Min(1)
        @Max(60)
        Integer silentDays) {

    static final Thresholds DEFAULT = new Thresholds(24, 5, 5, 24, 2);
}
