package io.dualcarbon.energy.pv;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A PV plant as the registry describes it. */
record PvPlant(
        UUID id,
        String code,
        @Nullable UUID buildingId,
        @Nullable UUID meterId,
        @Nullable Double peakPowerKw) {}
