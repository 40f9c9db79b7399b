package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.registry.NodeKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers what nodes consumed. */
@ApplicationScoped
public class Consumption {
    /** An answer of some megabytes. */
    static final int MOST_ROWS = 20_000;

    private final Memberships memberships;
    private final PeriodSums sums;
    private final NodeDirectory nodes;

    Consumption(Memberships memberships, PeriodSums sums, NodeDirectory nodes) {
        this.memberships = memberships;
        this.sums = sums;
        this.nodes = nodes;
    }

    /** By period, then group. */
    public List<Figure> ask(Question question) {
        var answer = new Answer(question.span(), question.node());
        var grouping = question.groupBy();
        if (grouping.isOfTheWhole() && question.node().kind() != NodeKind.ORGANIZATION) {
            addOfTheWhole(answer, question, grouping.by(Dimension.endUse));
        } else {
            var parts = parts(question);
            requireFewRows(parts, question.span());
            var stays = parts.stream().map(Part::stay).collect(Collectors.toSet());
            question.span().now().allow(stays.stream().mapToLong(Stay::days).sum());
            answer.add(parts, sums.of(question.span(), stays));
        }
        addEmpty(answer, question);
        return answer.figures();
    }

    private static void requireFewRows(List<Part> parts, Span span) {
        var groups = parts.stream().map(Part::group).distinct().count();
        var rows = groups * span.beginnings().size();
        if (rows > MOST_ROWS) {
            throw ConsumptionProblem.TOO_MANY_ROWS.because(rows, MOST_ROWS).at("groupBy");
        }
    }

    private static void allow(Span span, Map<Group, Members> members) {
        span.now()
                .allow(members.values().stream()
                        .mapToLong(some -> some.owedDays(span.from(), span.to()))
                        .sum());
    }

    /** Each building by its own boundary, whatever else is in the question; one row a building and carrier. */
    public List<Figure> ofBuildings(Question question, Collection<UUID> buildings) {
        var answer = new Answer(question.span(), question.node());
        var members = memberships.members(question, NodeKind.BUILDING, buildings, true, false);
        allow(question.span(), members);
        answer.add(members, sums.of(question, NodeKind.BUILDING, buildings, true, members.keySet()));
        return answer.figures();
    }

    /** Against an earlier time. */
    List<Compared> compare(Question question, Shift shift) {
        var comparison = new Comparison(sums, question.span(), shift);
        return comparison.compare(
                ask(question), ask(question.over(shift.apply(question.span()))), () -> parts(question));
    }

    /** As {@link #ofBuildings}, against an earlier time. */
    List<Compared> compareBuildings(Question question, Collection<UUID> buildings, Shift shift) {
        var comparison = new Comparison(sums, question.span(), shift);
        return comparison.compare(
                ofBuildings(question, buildings),
                ofBuildings(question.over(shift.apply(question.span())), buildings),
                () -> memberships.boundaries(question, NodeKind.BUILDING, buildings).entrySet().stream()
                        .flatMap(building -> building.getValue().stream()
                                .map(meter -> new Part(
                                        Group.building(
                                                meter.carrier(),
                                                meter.direction(),
                                                building.getKey().toString()),
                                        meter,
                                        1,
                                        new Stay(meter.id(), meter.from(), meter.to()))))
                        .toList());
    }

    /** What makes up the groups. */
    List<Part> parts(Question question) {
        var node = question.node();
        if (node.kind() == NodeKind.ORGANIZATION) {
            return partsOfOrganization(question);
        }
        var boundary = memberships
                .boundaries(question, node.kind(), List.of(node.id()))
                .getOrDefault(node.id(), List.of());
        var behind = question.groupBy().looksBehindMeters() ? memberships.inside(question) : List.<PlacedMeter>of();
        return divide(question, question.groupBy(), boundary, behind);
    }

    /**
     * What an organization used is its part of the whole: meters of others behind its own are taken out of it, and its own
     * count wherever they are.
     */
    private List<Part> partsOfOrganization(Question question) {
        var asked = question.groupBy();
        var id = question.node().id().toString();
        return divide(question, asked.and(Dimension.organization), null, memberships.inside(question)).stream()
                .filter(part -> part.group().organization().equals(id))
                .map(part -> asked.by(Dimension.organization)
                        ? part
                        : new Part(part.group().withoutOrganization(), part.meter(), part.sign(), part.stay()))
                .toList();
    }

    /** In a fixed order, so that the same parts give the same sum to the last bit, whatever they are asked among. */
    private List<Part> divide(
            Question question, Grouping grouping, @Nullable List<PlacedMeter> boundary, List<PlacedMeter> behind) {
        var span = question.span();
        var ids = behind.stream().map(PlacedMeter::id).toList();
        var parents = memberships.parents(ids);
        var sources = memberships.sources(ids);
        var cuts = new TreeSet<>(List.of(span.from(), span.to()));
        Stream.concat(boundary == null ? Stream.<PlacedMeter>of() : boundary.stream(), behind.stream())
                .forEach(meter -> cuts.addAll(List.of(meter.from(), meter.to())));
        parents.values().forEach(dated -> cuts.addAll(dated.keySet()));
        var areaOf = grouping.by(Dimension.area) ? areas(question.node()) : (Function<UUID, String>) UUID::toString;
        var parts = new HashMap<Ended, Part>();
        for (var from : cuts.subSet(span.from(), true, span.to(), false)) {
            Parts.of(
                            grouping,
                            areaOf,
                            meter -> parent(meter, parents, from),
                            meter -> sources.getOrDefault(meter.id(), Set.of()),
                            from,
                            Objects.requireNonNull(cuts.higher(from)),
                            boundary,
                            behind)
                    .forEach(part -> join(parts, part));
        }
        return parts.values().stream()
                .sorted(Comparator.comparing((Part part) -> part.stay().meter())
                        .thenComparing(part -> part.stay().from())
                        .thenComparing(Part::sign)
                        .thenComparing(Part::group))
                .toList();
    }

    /** A part that goes on where one ends is the same. */
    private static void join(Map<Ended, Part> parts, Part part) {
        var stay = part.stay();
        var before = parts.remove(new Ended(part.group(), stay.meter(), part.sign(), stay.from()));
        var first = before == null ? stay.from() : before.stay().from();
        parts.put(
                new Ended(part.group(), stay.meter(), part.sign(), stay.to()),
                new Part(part.group(), part.meter(), part.sign(), new Stay(stay.meter(), first, stay.to())));
    }

    /** A part up to the day on which it ends, where the next one would begin. */
    private record Ended(Group group, UUID meter, int sign, LocalDate end) {}

    private static @Nullable UUID parent(
            PlacedMeter meter, Map<UUID, NavigableMap<LocalDate, Optional<UUID>>> parents, LocalDate day) {
        var dated = parents.getOrDefault(meter.id(), Collections.emptyNavigableMap())
                .floorEntry(day);
        return dated == null ? meter.parent() : dated.getValue().orElse(null);
    }

    private void addOfTheWhole(Answer answer, Question question, boolean itemised) {
        var node = List.of(question.node().id());
        var kind = question.node().kind();
        var whole = memberships.members(question, kind, node, false, false);
        allow(question.span(), whole);
        var wholeSums = sums.of(question, kind, node, false, whole.keySet());
        if (!itemised) {
            answer.add(whole, wholeSums);
            return;
        }
        var items = memberships.members(question, kind, node, false, true);
        allow(question.span(), items);
        answer.add(items, sums.of(question, kind, node, false, items.keySet()));
        answer.addResidual(whole, wholeSums);
    }

    /** Who asks for one carrier is told of what has no meter for it. */
    private void addEmpty(Answer answer, Question question) {
        question.carrier()
                .ifPresent(carrier -> question.directions().forEach(direction -> {
                    var grouping = question.groupBy();
                    if (grouping.isOnly(Dimension.node)) {
                        answer.addEmpty(Group.whole(carrier, direction));
                    } else if (grouping.isOnly(Dimension.building)) {
                        nodes.buildings(
                                        question.node(),
                                        question.span().from(),
                                        question.span().to())
                                .forEach(id -> answer.addEmpty(Group.building(carrier, direction, id.toString())));
                    } else if (grouping.isOnly(Dimension.area)) {
                        memberships.parentsOfAreas().forEach((area, parent) -> {
                            if (parent.equals(question.node().id())) {
                                answer.addEmpty(Group.area(carrier, direction, area.toString()));
                            }
                        });
                    }
                }));
    }

    /** In an area: the child of it in which another area lies, none for itself. Elsewhere the area as it is. */
    private Function<UUID, String> areas(Node node) {
        if (node.kind() != NodeKind.AREA) {
            return UUID::toString;
        }
        var parents = memberships.parentsOfAreas();
        return area -> {
            var passed = new HashSet<UUID>();
            var child = area;
            while (passed.add(child)) {
                var parent = parents.get(child);
                if (node.id().equals(parent)) {
                    return child.toString();
                }
                if (parent == null) {
                    return "";
                }
                child = parent;
            }
            return "";
        };
    }
}
