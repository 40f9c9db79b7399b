package io.dualcarbon.energy.consumption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Divides the boundary of a node among groups, so that their sum is the node's own. A meter behind another one counts
 * with it, unless it belongs to another group: then it counts there, and is taken out of where it was counted. A formula
 * is behind the meters that it adds up; if these belong to several organizations, it counts in no group, because nobody
 * could say out of whose figure it is to be taken.
 */
final class Parts {
    static final String RESIDUAL = "RESIDUAL";

    private final Grouping grouping;
    private final Function<UUID, String> areaOf;
    private final Function<PlacedMeter, @Nullable UUID> parentOf;
    private final Function<PlacedMeter, Collection<UUID>> sourcesOf;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<UUID, PlacedMeter> meters;
    private final @Nullable Set<UUID> boundary;
    private final Map<UUID, Group> groups = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    private Parts(
            Grouping grouping,
            Function<UUID, String> areaOf,
            Function<PlacedMeter, @Nullable UUID> parentOf,
            Function<PlacedMeter, Collection<UUID>> sourcesOf,
            LocalDate from,
            LocalDate to,
            @Nullable Collection<PlacedMeter> boundary,
            Collection<PlacedMeter> behind) {
        this.grouping = grouping;
        this.areaOf = areaOf;
        this.parentOf = parentOf;
        this.sourcesOf = sourcesOf;
        this.from = from;
        this.to = to;
        meters = behind.stream().collect(Collectors.toMap(PlacedMeter::id, Function.identity()));
        if (boundary == null) {
            this.boundary = null;
        } else {
            this.boundary = boundary.stream().map(PlacedMeter::id).collect(Collectors.toSet());
            boundary.forEach(meter -> meters.put(meter.id(), meter));
        }
    }

    /**
     * The parts in days on which no meter comes, goes, moves or gets another parent.
     *
     * @param areaOf the area to tell an area by
     * @param parentOf what contains a meter on these days
     * @param sourcesOf the meters that a formula adds up; of any other meter none
     * @param boundary the meters at the boundary of the node; null if nothing bounds it, and each that nothing contains counts
     * @param behind the meters inside the node and those that contain them; empty if the grouping does not look there
     */
    static List<Part> of(
            Grouping grouping,
            Function<UUID, String> areaOf,
            Function<PlacedMeter, @Nullable UUID> parentOf,
            Function<PlacedMeter, Collection<UUID>> sourcesOf,
            LocalDate from,
            LocalDate to,
            @Nullable Collection<PlacedMeter> boundary,
            Collection<PlacedMeter> behind) {
        var present = boundary == null
                ? null
                : boundary.stream().filter(meter -> meter.isSoOn(from)).toList();
        var standing = behind.stream().filter(meter -> meter.isSoOn(from)).toList();
        var parts = new Parts(grouping, areaOf, parentOf, sourcesOf, from, to, present, standing);
        if (present != null) {
            present.forEach(meter -> parts.groupOf(meter, Set.of()));
        }
        standing.stream().filter(PlacedMeter::inside).forEach(meter -> parts.groupOf(meter, Set.of()));
        return parts.parts;
    }

    /** The group in which the meter's quantity is; null if nothing in the node counts it. */
    private @Nullable Group groupOf(PlacedMeter meter, Set<UUID> below) {
        var known = groups.get(meter.id());
        if (known != null) {
            return known;
        }
        var isAtBoundary = boundary != null && boundary.contains(meter.id());
        var containers = isAtBoundary ? List.<PlacedMeter>of() : containers(meter);
        if (isAtBoundary || (boundary == null && containers.isEmpty())) {
            var own = own(meter, meter.endUse());
            parts.add(part(own, meter, 1));
            groups.put(meter.id(), own);
            return own;
        }
        var seen = new HashSet<>(below);
        seen.add(meter.id());
        if (containers.stream().map(PlacedMeter::organization).distinct().count() != 1
                || seen.contains(containers.get(0).id())) {
            return null;
        }
        var around = groupOf(containers.get(0), seen);
        if (around == null) {
            return null;
        }
        // The outermost meter of an end use tells it for all that is behind.
        var own = own(
                meter,
                around.endUse().isEmpty() || around.endUse().equals(RESIDUAL) ? meter.endUse() : around.endUse());
        if (own.isBeside(around)) {
            groups.put(meter.id(), around);
            return around;
        }
        parts.add(part(own, meter, 1));
        parts.add(part(around, meter, -1));
        groups.put(meter.id(), own);
        return own;
    }

    /** What the meter is behind: of a formula the meters inside the node that it adds up, if there are any. */
    private List<PlacedMeter> containers(PlacedMeter meter) {
        var sources = sourcesOf.apply(meter).stream()
                .flatMap(id -> Optional.ofNullable(meters.get(id)).stream())
                .filter(PlacedMeter::inside)
                .toList();
        if (!sources.isEmpty()) {
            return sources;
        }
        var container = container(meter);
        return container == null ? List.of() : List.of(container);
    }

    /** The nearest meter inside the node that counts what this one counts. */
    private @Nullable PlacedMeter container(PlacedMeter meter) {
        var passed = new HashSet<UUID>();
        var next = parentOf.apply(meter);
        while (next != null && passed.add(next)) {
            var candidate = meters.get(next);
            if (candidate == null) {
                return null;
            }
            if (candidate.inside()
                    && candidate.carrier() == meter.carrier()
                    && candidate.direction() == meter.direction()) {
                return candidate;
            }
            next = parentOf.apply(candidate);
        }
        return null;
    }

    private Part part(Group group, PlacedMeter meter, int sign) {
        return new Part(group, meter, sign, new Stay(meter.id(), from, to));
    }

    private Group own(PlacedMeter meter, String endUse) {
        return new Group(
                meter.carrier(),
                meter.direction(),
                grouping.by(Dimension.area) && meter.area() != null ? areaOf.apply(meter.area()) : "",
                grouping.by(Dimension.buildingUse) ? meter.buildingUse() : "",
                grouping.by(Dimension.organization) ? meter.organization() : "",
                grouping.by(Dimension.meter) ? meter.id().toString() : "",
                grouping.by(Dimension.building) ? meter.building() : "",
                !grouping.by(Dimension.endUse) ? "" : endUse.isEmpty() ? RESIDUAL : endUse,
                grouping.by(Dimension.volumeReference) && meter.volumeReference() != null
                        ? meter.volumeReference().name()
                        : "");
    }
}
