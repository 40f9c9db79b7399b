package io.dualcarbon.energy.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A billed quantity that was replaced or taken back")
public record BillRevisionView(
        UUID meterId,

        @Schema(description = "First day billed", examples = "2025-01-01")
        LocalDate from,

        @Schema(description = "Day after the last one billed", examples = "2025-02-01")
        LocalDate to,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(description = "When the replaced bill had come; left out if it was replaced before that was kept")
        Optional<Instant> receivedAt,

        @Schema(description = "The replaced quantity, in `unit`", examples = "12034.5")
        BigDecimal before,

        @Schema(description = "What took its place, in `unit`; left out if it was taken back", examples = "12134.5")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        BigDecimal after,

        ReplacementView replaced) {}
