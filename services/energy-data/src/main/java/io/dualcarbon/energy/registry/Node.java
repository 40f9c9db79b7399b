package io.dualcarbon.energy.registry;

import java.util.UUID;

/** An area, building or organization. */
public record Node(NodeKind kind, UUID id) {}
