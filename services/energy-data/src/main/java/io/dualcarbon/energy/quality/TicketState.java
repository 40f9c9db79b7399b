package io.dualcarbon.energy.quality;

import io.dualcarbon.platform.record.Stage;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Where the work on a ticket stands")
public enum TicketState implements Stage<TicketState> {
    @Schema(description = "Nobody sees to it yet")
    OPEN,
    @Schema(description = "Somebody is to see to it")
    ASSIGNED,
    @Schema(description = "The cause is gone: somebody says so, or every finding healed")
    RESOLVED,
    @Schema(description = "What was found is no fault")
    DISMISSED;

    @Override
    public Set<TicketState> next() {
        return isClosed() ? Set.of(OPEN) : Set.of(ASSIGNED, RESOLVED, DISMISSED);
    }

    boolean isClosed() {
        return this == RESOLVED || this == DISMISSED;
    }
}
