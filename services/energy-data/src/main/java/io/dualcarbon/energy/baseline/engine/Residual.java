package io.dualcarbon.energy.baseline.engine;

import java.time.OffsetDateTime;

/** How much more than predicted was measured in a stretch of time. */
public record Residual(OffsetDateTime start, OffsetDateTime end, double value) {}
