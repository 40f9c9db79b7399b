package io.dualcarbon.energy.baseline;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description = "An event that changes what a baseline leads to expect, to be recorded",
        name = "NewBaselineAdjustment")
record NewAdjustment(
        @Schema(description = "First day, not before the end of the baseline's window", examples = "2025-03-01")
        @NotNull
        LocalDate from,

        @Schema(description = "Day after the last", examples = "2025-06-01") @NotNull
        LocalDate to,

        @Schema(
                description = "What the event adds to the consumption that is to be"
                        + " expected, in `unit`; negative if it lessens it",
                examples = "20.5")
        @NotNull
        @Digits(integer = 15, fraction = 6)
        BigDecimal quantity,

        @NotNull AdjustmentBasis basis,

        @Schema(description = "UCUM code of a unit of the baseline's carrier", examples = "kWh")
        @NotBlank
        @Size(max = 20)
        String unit,

        @Schema(
                description = "What happened, and how the quantity is known",
                examples = "Second floor let: metered apart")
        @NotBlank
        @Size(max = 1000)
        String reason) {}
