package io.dualcarbon.energy.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why the advance of a register gives no quantity")
public enum RegisterReason {
    @Schema(description = "There is no read before")
    FIRST_READ,
    @Schema(description = "The dial shows less than before and cannot have rolled over: tell of an exchange or a reset")
    REGISTER_DROP,
    @Schema(
            description = "The multiplier changed on a day between the two reads: read the dial at the beginning of"
                    + " that day")
    MULTIPLIER_CHANGE
}
