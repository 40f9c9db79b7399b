package io.dualcarbon.energy.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an upload as the contract shows it. It is read as a stream, never into these. */
final class BillBodies {
    private BillBodies() {}

    @Schema(
            description = "Bills to store, each for one meter and period",
            name = "BilledPeriods",
            requiredProperties = "periods",
            additionalProperties = Schema.False.class)
    record BilledPeriods(@Schema(description = "One a bill") List<BilledPeriod> periods) {}

    @Schema(
            name = "BilledPeriod",
            description = "Name the meter by exactly one of meterId, externalId and meterCode",
            requiredProperties = {"from", "to", "quantity"},
            additionalProperties = Schema.False.class)
    record BilledPeriod(
            @Nullable UUID meterId,
            @Schema(examples = "HQ-0001") @Nullable String externalId,
            @Schema(examples = "M-CUIJI-GAS") @Nullable String meterCode,

            @Schema(description = "First day billed", examples = "2025-01-01")
            LocalDate from,

            @Schema(description = "Day after the last one billed", examples = "2025-02-01")
            LocalDate to,

            @Schema(description = "What was billed, in the unit", examples = "12034.5")
            BigDecimal quantity,

            @Schema(description = "The meter's if left out", examples = "kWh") @Nullable
            String unit) {}
}
