package io.dualcarbon.energy.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meter as the registry describes it.
 *
 * @param intervalMinutes 0 for a meter that has none
 */
public record Meter(
        UUID id,
        String code,
        Carrier carrier,
        Direction direction,
        Reading reading,
        int intervalMinutes,
        String unit,
        @Nullable Instant retiredAt) {}
