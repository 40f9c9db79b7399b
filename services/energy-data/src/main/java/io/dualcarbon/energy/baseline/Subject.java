package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.registry.Carrier;
import java.util.List;
import java.util.UUID;

/** What a baseline is about: meters whose quantities are summed. A billed one is alone. */
record Subject(List<UUID> meterIds, Carrier carrier, boolean billed, boolean illustrative) {}
