package io.dualcarbon.energy.registry;

/** What has a consumption of its own. */
public enum NodeKind {
    AREA,
    BUILDING,
    ORGANIZATION
}
