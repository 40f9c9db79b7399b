package io.dualcarbon.energy.gapfill;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Values proposed for a gap. */
public record GapFillView(
        UUID id,
        @Schema(examples = "0") int version,
        UUID meterId,
        OffsetDateTime from,
        OffsetDateTime to,
        GapFillMethod method,
        GapFillState state,

        @Schema(description = "Base unit of the meter's carrier", examples = "kWh")
        String unit,

        @Schema(description = "True if the values sum, with the measured ones, to a total that is known")
        boolean conserves,

        @Schema(examples = "42.5") Optional<BigDecimal> knownTotal,
        @Schema(examples = "Register reads") Optional<String> knownTotalSource,

        @Schema(
                description = "How they were computed",
                examples =
                        "A line between the measured values just before and just after the gap; no total is known that it must keep")
        String explanation,

        List<FilledValueView> values,
        @Schema(examples = "planner@changning") String proposedBy,
        Instant proposedAt,

        @Schema(description = "Somebody else than the proposer", examples = "admin@changning")
        Optional<String> decidedBy,

        Optional<Instant> decidedAt,

        @Schema(
                description =
                        "Once approved: how many values were written. Where a measured value came meanwhile it stays",
                examples = "2")
        Optional<Integer> written,

        @Schema(description = "Why it was rejected", examples = "The building was shut")
        Optional<String> reason) {

    /** One computed value. */
    public record FilledValueView(
            @Schema(description = "Beginning of the interval")
            OffsetDateTime start,

            @Schema(examples = "1.25") double value) {}
}
