package io.dualcarbon.energy.baseline;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What is known of a period that is compared with a baseline.
 *
 * @param firstDay rounded out to months for a model of calendar months
 * @param endDay the day after the last
 */
record Reporting(
        LocalDate firstDay,
        LocalDate endDay,
        OffsetDateTime from,
        OffsetDateTime to,
        Subject subject,
        List<Slice> slices,
        boolean illustrative) {}
