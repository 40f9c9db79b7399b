package io.dualcarbon.energy.standardcoal;

import java.math.BigDecimal;

/** What one base unit of a carrier counts. */
public record Coefficient(BigDecimal value, String unit, String source, CoefficientStatus status) {}
