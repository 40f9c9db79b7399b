package io.dualcarbon.energy.pv;

/** Why a figure is missing or does not tell all. */
public enum PvReason {
    /** The plant has no meter in the registry. */
    NO_METER,
    /** Nothing was received from its meter. */
    NO_DATA,
    /** Some days are not known whole; ratios leave them out. */
    COVERAGE,
    /** The period is not over yet. */
    OPEN,
    /** A value of the plant or of the building's meters was filled or apportioned: the ratios are no measurement. */
    ESTIMATED,
    /** The registry names no peak power. */
    NO_PEAK_POWER,
    /** The building has no meter for what it exports, so its own use is unknown. */
    NO_EXPORT_METER,
    /** The building has no meter for what it imports, so its load is unknown. */
    NO_IMPORT_METER,
    /** No day is known whole of all the building's meters. */
    NO_COMMON_DAY,
    /** More was exported than generated: a meter is wrong, or something else feeds in. */
    EXPORT_ABOVE_GENERATION,
    /** No station with irradiation, or no day of which both it and the yield are known whole. */
    NO_IRRADIATION
}
