package io.dualcarbon.energy.baseline.engine;

/**
 * An estimated coefficient; what is said of its certainty takes the balance points as given.
 *
 * @param significance how likely one so far from zero would be if the true one were zero
 */
public record Coefficient(double value, double standardError, double significance) {}
