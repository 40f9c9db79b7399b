package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Node;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is asked about a node.
 *
 * @param to the day after the last
 * @param today days before it are over
 */
record Question(
        Node node,
        LocalDate from,
        LocalDate to,
        LocalDate today,
        ZoneId zone,
        PeriodLength length,
        GroupBy groupBy,
        Optional<Carrier> carrier,
        Direction direction) {}
