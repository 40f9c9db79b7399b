package io.dualcarbon.energy.pv;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a figure of a PV plant is missing or does not tell all")
public enum PvReason {
    @Schema(description = "The plant has no meter in the registry")
    NO_METER,
    @Schema(description = "Nothing was received from its meter")
    NO_DATA,
    @Schema(description = "Some days are not known whole; ratios leave them out")
    COVERAGE,
    @Schema(description = "The period is not over yet")
    OPEN,
    @Schema(
            description = "A value of the plant or of the building's meters was filled or apportioned: the ratios"
                    + " are no measurement")
    ESTIMATED,
    @Schema(description = "The registry names no peak power")
    NO_PEAK_POWER,
    @Schema(description = "The building has no meter for what it exports, so its own use is unknown")
    NO_EXPORT_METER,
    @Schema(description = "The building has no meter for what it imports, so its load is unknown")
    NO_IMPORT_METER,
    @Schema(description = "No day is known whole of all the building's meters")
    NO_COMMON_DAY,
    @Schema(description = "More was exported than generated: a meter is wrong, or something else feeds in")
    EXPORT_ABOVE_GENERATION,
    @Schema(description = "No station with irradiation, or no day of which both it and the yield are known whole")
    NO_IRRADIATION
}
