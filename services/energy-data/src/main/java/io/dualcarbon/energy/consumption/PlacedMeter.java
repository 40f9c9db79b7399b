package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.VolumeReference;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meter with all that groups may be told apart by in some days. Empty text where there is none.
 *
 * @param inside false if it only lies on the way from a meter inside the node to what contains that one
 * @param from the first day on which it is so, {@code to} the day after the last
 * @param area where it or its building lies
 * @param volumeReference of gas meters only
 */
record PlacedMeter(
        UUID id,
        @Nullable UUID parent,
        boolean inside,
        String code,
        Carrier carrier,
        Direction direction,
        String endUse,
        String building,
        String buildingUse,
        String organization,
        @Nullable UUID area,
        @Nullable LocalDate retiredOn,
        boolean illustrative,
        LocalDate from,
        LocalDate to,
        @Nullable VolumeReference volumeReference) {

    boolean isSoOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }
}
