package io.dualcarbon.energy.consumption;

/** What tells the groups of an answer apart. The names are the words of the API. */
public enum Dimension {
    node,
    area,
    building,
    buildingUse,
    organization,
    carrier,
    endUse,
    direction,
    meter,
    volumeReference
}
