package io.dualcarbon.energy.register;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Why a dial goes on from another reading")
public enum RegisterEvent {
    @Schema(description = "Another meter was put in place")
    EXCHANGE,
    @Schema(description = "The dial was set")
    RESET
}
