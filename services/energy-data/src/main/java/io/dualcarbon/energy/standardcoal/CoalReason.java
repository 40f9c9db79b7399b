package io.dualcarbon.energy.standardcoal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why energy cannot be told in standard coal, or not the whole of it")
public enum CoalReason {
    @Schema(description = "Nothing there measures it")
    NO_METER,
    @Schema(description = "Nothing was received")
    NO_DATA,
    @Schema(description = "The day is not over yet")
    DAY_OPEN,
    @Schema(description = "The month is not over yet")
    MONTH_OPEN,
    @Schema(description = "The year or range is not over yet")
    PERIOD_OPEN,
    @Schema(description = "Values are known of a part of the time only")
    COVERAGE,
    @Schema(description = "More was taken off than there was")
    NEGATIVE,
    @Schema(description = "The set has no coefficient for the carrier")
    NO_COEFFICIENT,
    @Schema(description = "Water, which standard coal does not stand for")
    NOT_ENERGY
}
