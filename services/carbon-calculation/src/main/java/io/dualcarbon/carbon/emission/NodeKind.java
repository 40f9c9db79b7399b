package io.dualcarbon.carbon.emission;

/** Whose emissions are asked for. */
public enum NodeKind {
    AREA,
    BUILDING,
    ORGANIZATION
}
