package io.dualcarbon.energy.charging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charging station as the registry describes it.
 *
 * @param ratedPowerKw of all points together
 */
record ChargingStation(
        UUID id,
        String code,
        @Nullable UUID meterId,
        int chargingPoints,
        @Nullable Double ratedPowerKw) {}
