package io.dualcarbon.finance.project;

import java.util.Set;

public enum ProjectStatus {
    PLANNED,
    APPROVED,
    IN_CONSTRUCTION,
    OPERATING,
    CLOSED,
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
