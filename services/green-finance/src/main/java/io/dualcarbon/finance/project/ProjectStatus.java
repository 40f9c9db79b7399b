package io.dualcarbon.finance.project;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Where a project stands")
public enum ProjectStatus {
    @Schema(description = "Recorded, not decided")
    PLANNED,
    @Schema(description = "Decided")
    APPROVED,
    @Schema(description = "Being built")
    IN_CONSTRUCTION,
    @Schema(description = "In operation")
    OPERATING,
    @Schema(description = "Over, after operation; nothing changes any more")
    CLOSED,
    @Schema(description = "Given up before it was closed; nothing changes any more")
    WITHDRAWN;

    /** One step forward, or out; never back. */
    Set<ProjectStatus> next() {
        return switch (this) {
            case PLANNED -> Set.of(APPROVED, WITHDRAWN);
            case APPROVED -> Set.of(IN_CONSTRUCTION, WITHDRAWN);
            case IN_CONSTRUCTION -> Set.of(OPERATING, WITHDRAWN);
            case OPERATING -> Set.of(CLOSED, WITHDRAWN);
            case CLOSED, WITHDRAWN -> Set.of();
        };
    }

    boolean isFinal() {
        return next().isEmpty();
    }
}
