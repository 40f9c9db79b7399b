package io.dualcarbon.energy.bill;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A bill as it was last sent, its quantity in the base unit of the carrier")
public record BilledPeriodView(
        UUID meterId,

        @Schema(description = "How often it was replaced; its ETag", examples = "0")
        int version,

        @Schema(description = "First day billed") LocalDate from,

        @Schema(description = "The day after the last one billed")
        LocalDate to,

        @Schema(description = "In the base unit of the meter's carrier", examples = "12034.5")
        BigDecimal quantity,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        Instant receivedAt) {}
