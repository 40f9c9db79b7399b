package io.dualcarbon.energy.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "What a rule holds against the readings of a meter")
public record FindingView(
        UUID id,
        UUID meterId,
        @Schema(examples = "B01-E") String meterCode,
        @Schema(examples = "GAP") Rule rule,

        @Schema(description = "First day, local to the tenant", examples = "2025-01-03")
        LocalDate from,

        @Schema(description = "The day after the last; left out while it goes on", examples = "2025-01-04")
        Optional<LocalDate> to,

        @Schema(description = "The worst of these days, in `unit`", examples = "4")
        double measured,

        @Schema(description = "From where on it is found, in `unit`", examples = "1")
        double threshold,

        @Schema(
                description = "values, reads, h, d, z (robust standard deviations), kW or the unit of the carrier",
                examples = "values")
        String unit,

        @Schema(description = "How often in these days", examples = "4")
        int occurrences,

        @Schema(description = "False once the data no longer bear it out")
        boolean open,

        @Schema(description = "When the rule found it first")
        Instant foundAt,

        @Schema(description = "When the data no longer bore it out; left out until then")
        Optional<Instant> resolvedAt) {}
