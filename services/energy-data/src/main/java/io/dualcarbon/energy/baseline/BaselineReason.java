package io.dualcarbon.energy.baseline;

/** Why something is not known, or not the whole of it. */
public enum BaselineReason {
    /** Nothing was measured, or not all of it. */
    NO_MEASUREMENT,
    /** What is stored was spread from a bill. */
    APPORTIONED,
    /** A gap was filled by somebody's approval: counted, but not measured. */
    FILLED,
    /** Days without the temperatures of 20 hours here or at the neighbour station, or an hour without its own. */
    NO_WEATHER,
    /** Days without the temperatures of 20 hours have those of the neighbour station. */
    SUBSTITUTED_WEATHER,
    /** The temperature is more than 10 % of a model's range outside of it: the model has not seen such weather. */
    BEYOND_BASELINE,
    /** Heating and cooling in one meter: another base load with other balance points fits as well. */
    NOT_IDENTIFIABLE,
    /** Nothing was saved, so the uncertainty is no share of it. */
    NO_SAVINGS,
    /** The baseline's residuals are all the same: every other one would be infinitely rare. */
    NO_NOISE,
    /** The period is not one of one to five whole years, so it has no model of its own. */
    NOT_WHOLE_YEARS,
    /** Less than 90 % of the period is known, or nothing was consumed in it: it has no model of its own. */
    TOO_LITTLE_DATA,
    /** The station has no calendar year of which every day has a mean temperature. */
    NO_TYPICAL_YEAR,
    /** The published formula is for avoided energy; none that is verified tells the difference of two models. */
    NO_FORMULA
}
