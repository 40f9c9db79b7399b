package io.dualcarbon.energy.consumption;

/** What is ranked. The names are the words of the API. */
public enum RankOf {
    /** Each by its own boundary. */
    building,
    /** The areas directly below. */
    area,
    organization
}
