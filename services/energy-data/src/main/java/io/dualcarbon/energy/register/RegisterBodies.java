package io.dualcarbon.energy.register;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an upload as the contract shows it. It is read as a stream, never into these. */
final class RegisterBodies {
    private RegisterBodies() {}

    @Schema(
            description = "Reads of dials to store",
            name = "RegisterReads",
            requiredProperties = "reads",
            additionalProperties = Schema.False.class)
    record RegisterReads(
            @Schema(description = "One a look at a dial, in any order")
            List<RegisterRead> reads) {}

    @Schema(
            name = "RegisterRead",
            description = "What the dial of a meter showed. Name the meter by exactly one of meterId, externalId and"
                    + " meterCode",
            requiredProperties = {"at", "reading"},
            additionalProperties = Schema.False.class)
    record RegisterRead(
            @Nullable UUID meterId,
            @Schema(examples = "HQ-0001") @Nullable String externalId,
            @Schema(examples = "M-CUIJI-E") @Nullable String meterCode,

            @Schema(description = "When, RFC 3339", examples = "2025-01-01T00:00:00+08:00")
            String at,

            @Schema(description = "As the dial shows it, in `unit`, before any multiplier", examples = "10234.5")
            BigDecimal reading,

            @Schema(description = "Unit of the dial; the meter's if left out", examples = "kWh") @Nullable
            String unit) {}
}
