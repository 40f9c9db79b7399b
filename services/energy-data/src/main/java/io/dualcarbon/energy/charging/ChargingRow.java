package io.dualcarbon.energy.charging;

import io.dualcarbon.energy.ingest.NamedRow;
import io.dualcarbon.energy.ingest.RowProblem;
import io.dualcarbon.energy.registry.MeterRef;
import org.jspecify.annotations.Nullable;

/** A session as it was sent, or why it cannot be read. */
record ChargingRow(
        int number,
        @Nullable MeterRef ref,
        @Nullable String sessionId,
        ChargingSession session,
        @Nullable RowProblem problem)
        implements NamedRow {}
