package io.dualcarbon.energy.closing;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A month whose figures stand. */
public record ClosedMonthView(
        @Schema(examples = "2025-01") YearMonth month,

        Instant closedAt,

        @Schema(examples = "admin") String closedBy,

        @Schema(examples = "Agreed with the statistics bureau")
        Optional<String> note) {}
