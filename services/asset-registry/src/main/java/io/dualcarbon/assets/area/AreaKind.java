package io.dualcarbon.assets.area;

/** What a node of the territorial tree is. */
public enum AreaKind {
    DISTRICT,
    ZONE,
    STREET,
    PARK,
    BLOCK
}
