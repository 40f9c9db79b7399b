package io.dualcarbon.energy.registry;

import java.util.UUID;

/** What the registry says of a known meter has changed. Told within the transaction that keeps the change. */
public record MeterChanged(UUID meterId, Reading reading) {}
