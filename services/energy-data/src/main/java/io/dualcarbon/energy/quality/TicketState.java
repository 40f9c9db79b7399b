package io.dualcarbon.energy.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Where the work on a ticket stands")
public enum TicketState {
    @Schema(description = "Nobody sees to it yet")
    OPEN,
    @Schema(description = "Somebody is to see to it")
    ASSIGNED,
    @Schema(description = "The cause is gone: somebody says so, or every finding healed")
    RESOLVED,
    @Schema(description = "What was found is no fault")
    DISMISSED;

    boolean isClosed() {
        return this == RESOLVED || this == DISMISSED;
    }
}
