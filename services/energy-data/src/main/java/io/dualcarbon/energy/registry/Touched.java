package io.dualcarbon.energy.registry;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Records that came or changed, from which follows whose part in which node must be worked out anew.
 *
 * @param newMeters those of the meters that cannot have readings yet
 * @param buildings those that lie elsewhere or belong to others now
 * @param areas those that lie elsewhere now
 */
record Touched(Set<UUID> meters, Set<UUID> newMeters, Set<UUID> buildings, Set<UUID> areas) {
    Touched() {
        this(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    boolean isEmpty() {
        return meters.isEmpty() && buildings.isEmpty() && areas.isEmpty();
    }
}
