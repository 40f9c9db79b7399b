package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import java.util.Comparator;

/**
 * One line of an answer in each period.
 *
 * @param key a building, meter or end use; empty if the node is taken as a whole, or for meters in no building
 */
record Group(String key, Carrier carrier) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
        return Comparator.comparing(Group::carrier).thenComparing(Group::key).compare(this, other);
    }
}
