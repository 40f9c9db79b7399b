package io.dualcarbon.energy.consumption;

import io.dualcarbon.platform.problem.CommonProblem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How an answer is told apart. Carriers always are: their quantities have different units.
 *
 * @param text as it was asked for
 */
public record Grouping(String text, Set<Dimension> dimensions) {
    private static final Set<Dimension> OF_THE_WHOLE =
            EnumSet.of(Dimension.node, Dimension.carrier, Dimension.direction, Dimension.endUse);
    private static final Set<Dimension> WITH_A_METER = EnumSet.of(
            Dimension.meter, Dimension.building, Dimension.carrier, Dimension.direction, Dimension.volumeReference);
    private static final Set<Dimension> BEHIND_METERS =
            EnumSet.of(Dimension.area, Dimension.buildingUse, Dimension.organization, Dimension.endUse);

    public static Grouping of(Dimension... dimensions) {
        return parse(String.join(",", Stream.of(dimensions).map(Enum::name).toList()));
    }

    static Grouping parse(String text) {
        var dimensions = EnumSet.noneOf(Dimension.class);
        for (var word : text.split(",", -1)) {
            dimensions.add(Stream.of(Dimension.values())
                    .filter(dimension -> dimension.name().equals(word))
                    .findFirst()
                    .orElseThrow(() -> CommonProblem.INVALID_PARAMETER.because().at("groupBy")));
        }
        if (dimensions.contains(Dimension.node) && dimensions.size() > 1) {
            throw ConsumptionProblem.GROUPING_CONTRADICTORY.because().at("groupBy");
        }
        if (dimensions.contains(Dimension.meter) && !WITH_A_METER.containsAll(dimensions)) {
            throw ConsumptionProblem.GROUPING_COUNTS_TWICE
                    .because(String.join(
                            ", ",
                            dimensions.stream()
                                    .filter(dimension -> !WITH_A_METER.contains(dimension))
                                    .map(Enum::name)
                                    .toList()))
                    .at("groupBy");
        }
        return new Grouping(text, dimensions);
    }

    /** Told apart by one more dimension. */
    Grouping and(Dimension dimension) {
        var all = EnumSet.copyOf(dimensions);
        all.add(dimension);
        return new Grouping(text, all);
    }

    boolean by(Dimension dimension) {
        return dimensions.contains(dimension);
    }

    /** True if the groups need nothing but what is rolled up of the node itself. */
    boolean isOfTheWhole() {
        return OF_THE_WHOLE.containsAll(dimensions);
    }

    /** True if there are few groups, however many meters. */
    boolean isCoarse() {
        return isOfTheWhole() || isOnly(Dimension.volumeReference);
    }

    /** True if a meter behind another one may count in another group than that one. */
    boolean looksBehindMeters() {
        return dimensions.stream().anyMatch(BEHIND_METERS::contains) || (by(Dimension.building) && by(Dimension.meter));
    }

    /** True if nothing else tells the groups apart, besides carriers and directions. Without any it is the node. */
    boolean isOnly(Dimension dimension) {
        var others = EnumSet.copyOf(dimensions);
        others.removeAll(List.of(Dimension.carrier, Dimension.direction));
        return others.isEmpty() ? dimension == Dimension.node : others.equals(EnumSet.of(dimension));
    }
}
