package io.dualcarbon.energy.baseline;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a figure of a baseline or of savings is not known, or not the whole of it")
public enum BaselineReason {
    @Schema(description = "Nothing was measured, or not all of it")
    NO_MEASUREMENT,
    @Schema(description = "What is stored was spread from a bill")
    APPORTIONED,
    @Schema(description = "A gap was filled by somebody's approval: counted, but not measured")
    FILLED,
    @Schema(
            description = "Days without the temperatures of 20 hours here or at the neighbour station, or an hour"
                    + " without its own")
    NO_WEATHER,
    @Schema(description = "Days without the temperatures of 20 hours have those of the neighbour station")
    SUBSTITUTED_WEATHER,
    @Schema(
            description = "The temperature is more than 10 % of a model's range outside of it: the model has not"
                    + " seen such weather")
    BEYOND_BASELINE,
    @Schema(description = "Heating and cooling in one meter: another base load with other balance points fits as well")
    NOT_IDENTIFIABLE,
    @Schema(description = "Nothing was saved, so the uncertainty is no share of it")
    NO_SAVINGS,
    @Schema(description = "The baseline's residuals are all the same: every other one would be infinitely rare")
    NO_NOISE,
    @Schema(description = "The period is not one of one to five whole years, so it has no model of its own")
    NOT_WHOLE_YEARS,
    @Schema(
            description = "Less than 90 % of the period is known, or nothing was consumed in it: it has no model of"
                    + " its own")
    TOO_LITTLE_DATA,
    @Schema(description = "The period's own consumption differs from interval to interval, and no weather explains it")
    EXPLAINS_NOTHING,
    @Schema(description = "The station has no calendar year of which every day has a mean temperature")
    NO_TYPICAL_YEAR,
    @Schema(
            description = "The published formula is for avoided energy; none that is verified tells the difference"
                    + " of two models")
    NO_FORMULA
}
