package io.dualcarbon.energy.balance;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a balance has no gap, or not a whole one")
public enum BalanceReason {
    @Schema(description = "Nothing lies below the meter")
    NO_CHILDREN,
    @Schema(description = "The meter itself has no value")
    NO_DATA,
    @Schema(description = "A meter below has no value")
    CHILD_WITHOUT_DATA,
    @Schema(description = "A meter has values for a part of the time only")
    COVERAGE,
    @Schema(description = "The time is not over yet")
    OPEN,
    @Schema(description = "The meters below count more than the meter itself")
    NEGATIVE
}
