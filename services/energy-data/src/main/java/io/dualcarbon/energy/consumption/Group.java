package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.util.Comparator;

/** One line of an answer in each period. What it is not told apart by, and what lies in none of its kind, is empty. */
public record Group(
        Carrier carrier,
        Direction direction,
        String area,
        String buildingUse,
        String organization,
        String meter,
        String building,
        String endUse,
        String volumeReference)
        implements Comparable<Group> {
    private static final Comparator<Group> ORDER = Comparator.comparing(Group::carrier)
            .thenComparing(Group::direction)
            .thenComparing(Group::area)
            .thenComparing(Group::buildingUse)
            .thenComparing(Group::organization)
            .thenComparing(Group::meter)
            .thenComparing(Group::building)
            .thenComparing(Group::endUse)
            .thenComparing(Group::volumeReference);

    static Group whole(Carrier carrier, Direction direction) {
        return new Group(carrier, direction, "", "", "", "", "", "", "");
    }

    static Group endUse(Carrier carrier, Direction direction, String endUse) {
        return new Group(carrier, direction, "", "", "", "", "", endUse, "");
    }

    static Group building(Carrier carrier, Direction direction, String building) {
        return new Group(carrier, direction, "", "", "", "", building, "", "");
    }

    static Group area(Carrier carrier, Direction direction, String area) {
        return new Group(carrier, direction, area, "", "", "", "", "", "");
    }

    Group withoutOrganization() {
        return new Group(carrier, direction, area, buildingUse, "", meter, building, endUse, volumeReference);
    }

    /** True if nothing but the meter, and the condition in which it states volumes, tells them apart. */
    boolean isBeside(Group other) {
        return new Group(
                        carrier,
                        direction,
                        area,
                        buildingUse,
                        organization,
                        other.meter,
                        building,
                        endUse,
                        other.volumeReference)
                .equals(other);
    }

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
