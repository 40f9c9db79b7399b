package io.dualcarbon.energy.gapfill;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Values proposed for a gap of a meter, and what was decided on them")
public record GapFillView(
        UUID id,
        @Schema(examples = "0") int version,
        UUID meterId,

        @Schema(description = "Beginning of the time to fill")
        OffsetDateTime from,

        @Schema(description = "End of the time to fill") OffsetDateTime to,
        GapFillMethod method,
        GapFillState state,

        @Schema(description = "Base unit of the meter's carrier", examples = "kWh")
        String unit,

        @Schema(description = "True if the values sum, with the measured ones, to a total that is known")
        boolean conserves,

        @Schema(
                description = "What the meter is known to have counted in the whole time,"
                        + " in `unit`; left out if nobody knows",
                examples = "42.5")
        Optional<BigDecimal> knownTotal,

        @Schema(description = "Who or what knows the total", examples = "Register reads")
        Optional<String> knownTotalSource,

        @Schema(
                description = "How they were computed",
                examples =
                        "A line between the measured values just before and just after the gap; no total is known that it must keep")
        String explanation,

        @Schema(description = "The computed values, by time")
        List<FilledValueView> values,

        @Schema(description = "Account of the proposer", examples = "planner@changning")
        String proposedBy,

        @Schema(description = "When it was proposed") Instant proposedAt,

        @Schema(description = "Somebody else than the proposer", examples = "admin@changning")
        Optional<String> decidedBy,

        @Schema(description = "When it was approved or rejected; left out until then")
        Optional<Instant> decidedAt,

        @Schema(
                description =
                        "Once approved: how many values were written. Where a measured value came meanwhile it stays",
                examples = "2")
        Optional<Integer> written,

        @Schema(description = "Why it was rejected", examples = "The building was shut")
        Optional<String> reason) {

    @Schema(description = "One computed value")
    public record FilledValueView(
            @Schema(description = "Beginning of the interval")
            OffsetDateTime start,

            @Schema(description = "Quantity in the interval, in the proposal's `unit`", examples = "1.25")
            double value) {}
}
