package io.dualcarbon.energy.baseline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A non-routine adjustment: an event that changes what a baseline leads to expect")
public record BaselineAdjustmentView(
        UUID id,

        @Schema(description = "Always 0: an adjustment is deleted and recorded anew, not changed", examples = "0")
        int version,

        UUID baselineId,

        @Schema(description = "First day", examples = "2025-03-01")
        LocalDate from,

        @Schema(description = "Day after the last", examples = "2025-06-01")
        LocalDate to,

        @Schema(description = "As recorded, in `unit`; positive: more is to be expected", examples = "20.5")
        BigDecimal quantity,

        AdjustmentBasis basis,

        @Schema(description = "Unit of the quantity as recorded", examples = "kWh")
        String unit,

        @Schema(description = "In the base unit, for each of its days", examples = "20.5")
        double quantityPerDay,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String baseUnit,

        @Schema(
                description = "What happened, and how the quantity is known",
                examples = "Second floor let: metered apart")
        String reason,

        @Schema(description = "Who recorded it", examples = "analyst@changning")
        String recordedBy,

        @Schema(description = "When it was recorded") Instant recordedAt) {}
