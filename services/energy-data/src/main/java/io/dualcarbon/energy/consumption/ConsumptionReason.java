package io.dualcarbon.energy.consumption;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a quantity is missing, or not the whole one")
public enum ConsumptionReason {
    @Schema(description = "Nothing there measures it")
    NO_METER,
    @Schema(description = "Nothing was received")
    NO_DATA,
    @Schema(description = "The month is not over yet")
    MONTH_OPEN,
    @Schema(description = "The day is not over yet")
    DAY_OPEN,
    @Schema(description = "The year or range is not over yet")
    PERIOD_OPEN,
    @Schema(description = "Values are known of a part of the time only")
    COVERAGE,
    @Schema(
            description = "More was taken off than there was: by the formula of a virtual meter, or sub-meters count"
                    + " more than their main")
    NEGATIVE;

    static ConsumptionReason ofOpen(PeriodLength length) {
        return switch (length) {
            case P1D -> DAY_OPEN;
            case P1M -> MONTH_OPEN;
            case P1Y, TOTAL -> PERIOD_OPEN;
        };
    }
}
