package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.engine.Model;
import io.dualcarbon.energy.baseline.engine.Quality;
import io.dualcarbon.energy.baseline.engine.Split;
import io.dualcarbon.energy.registry.Carrier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model as it was fitted and frozen.
 *
 * @param coverage share of the window that was known
 * @param filledShare share of the intervals that have filled values
 * @param substitutedDays how many days of the window have the temperatures of the neighbour station
 */
record Baseline(
        UUID id,
        int version,
        String code,
        String name,
        @Nullable UUID meterId,
        @Nullable UUID buildingId,
        Carrier carrier,
        UUID stationId,
        LocalDate from,
        LocalDate to,
        BaselineResolution resolution,
        double coverage,
        double filledShare,
        int substitutedDays,
        boolean illustrative,
        Model model,
        Quality quality,
        Split split,
        Instant createdAt,
        @Nullable Instant retiredAt) {}
