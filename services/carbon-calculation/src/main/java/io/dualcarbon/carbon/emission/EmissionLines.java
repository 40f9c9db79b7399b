package io.dualcarbon.carbon.emission;

import java.util.List;

/**
 * What a node emitted.
 *
 * @param caughtUp false while energy-data has not summed all that it received
 */
public record EmissionLines(List<EmissionLine> lines, boolean caughtUp) {}
