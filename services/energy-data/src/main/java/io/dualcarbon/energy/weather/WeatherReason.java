package io.dualcarbon.energy.weather;

/** Why something is not known of the weather. */
public enum WeatherReason {
    /** Nothing was received. */
    NO_DATA,
    /** No temperature was received for the hour. */
    NO_TEMPERATURE,
    /** No irradiation was received for the hour. */
    NO_IRRADIATION,
    /** Days with less than 20 hours have no mean, and a sum without them would be too small. */
    MISSING_DAYS,
    /** Days with less than 20 hours have the neighbour station's temperatures. */
    SUBSTITUTED,
    /** The time is not over yet. */
    OPEN
}
