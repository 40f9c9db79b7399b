package io.dualcarbon.energy.load;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a figure of a load is missing or does not tell all")
public enum LoadReason {
    @Schema(description = "Nothing there counts this carrier in this direction")
    NO_METER,
    @Schema(description = "No interval is known of every meter")
    NO_DATA,
    @Schema(description = "Some intervals are unknown of at least one meter, and left out")
    COVERAGE,
    @Schema(description = "The time is not over yet")
    OPEN,
    @Schema(
            description = "Meters without intervals in this time, such as billed ones, are not in the figures; those of"
                    + " others behind an organization's are not taken out of them")
    METERS_LEFT_OUT,
    @Schema(description = "Nothing was consumed, so there is no ratio")
    NO_LOAD,
    @Schema(description = "No known interval lies between 02:00 and 05:00")
    NO_NIGHT,
    @Schema(description = "The time has no known weekend or no known working days")
    NO_WEEKEND,
    @Schema(
            description = "Meters of others are taken out of the organization's: nobody can say whose part of which"
                    + " meter's peak they are, so there is no simultaneity")
    OTHERS_TAKEN_OUT
}
