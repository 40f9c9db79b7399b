package io.dualcarbon.energy.series;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a point has no value, or not the whole one")
public enum SeriesReason {
    @Schema(description = "Nothing was received")
    NO_DATA,
    @Schema(description = "Only a part was received")
    COVERAGE,
    @Schema(description = "What is stored is coarser than what was asked for, or cannot be divided into it")
    RESOLUTION,
    @Schema(description = "The time is not over yet")
    OPEN,
    @Schema(
            description = "The dial of the register shows less than before and cannot have rolled over: tell of an"
                    + " exchange or a reset")
    REGISTER_DROP,
    @Schema(description = "The multiplier changed between two reads of the register")
    MULTIPLIER_CHANGE,
    @Schema(description = "The formula of a virtual meter took more off than there was")
    NEGATIVE
}
