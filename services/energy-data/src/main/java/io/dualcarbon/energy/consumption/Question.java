package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Node;
import java.util.Optional;
import java.util.Set;

/** What is asked about a node. */
public record Question(Node node, Span span, Grouping groupBy, Optional<Carrier> carrier, Set<Direction> directions) {
    Question over(Span other) {
        return new Question(node, other, groupBy, carrier, directions);
    }
}
