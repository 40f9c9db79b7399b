package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Reading;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meter of which values are known, and owed unless they follow from other meters.
 *
 * @param intervalMinutes 1440 for a meter that is billed: its bills are spread over days; and for a register without
 *     one
 * @param maxPowerKw the greatest power that can pass it, where the registry knows it
 * @param registeredOn the local day since which the registry tells of it
 * @param retiredOn the local day from which it owes nothing any more
 */
record OwingMeter(
        UUID id,
        String code,
        @Nullable UUID buildingId,
        @Nullable UUID parentId,
        Carrier carrier,
        Direction direction,
        @Nullable String endUse,
        Reading reading,
        int intervalMinutes,
        @Nullable LocalDate retiredOn,
        LocalDate registeredOn,
        @Nullable Double maxPowerKw,
        boolean illustrative) {
    boolean billed() {
        return reading == Reading.BILLED;
    }

    boolean register() {
        return reading == Reading.REGISTER;
    }

    /** From one read of a register to the next, as the registry has it; 0 if that is for the reads to tell. */
    long readEverySeconds() {
        return register() && intervalMinutes < 1440 ? intervalMinutes * 60L : 0;
    }

    boolean virtual() {
        return reading == Reading.VIRTUAL;
    }

    /** The day after the last one of which values are owed, at most {@code to}. */
    LocalDate owesUntil(LocalDate to) {
        return retiredOn != null && retiredOn.isBefore(to) ? retiredOn : to;
    }
}
