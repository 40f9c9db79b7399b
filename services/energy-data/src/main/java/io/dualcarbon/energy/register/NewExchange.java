package io.dualcarbon.energy.register;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "That a dial goes on from another reading")
public record NewExchange(
        @Schema(description = "When the dial goes on from the other reading", examples = "2025-03-05T10:30:00+08:00")
        @NotNull
        OffsetDateTime at,

        @Schema(
                description = "What the old meter, or the dial before it was set, showed last, in `unit`",
                examples = "99120.4")
        @NotNull
        @PositiveOrZero
        @Digits(integer = 12, fraction = 9)
        BigDecimal finalReading,

        @Schema(description = "Where the new meter, or the dial, goes on from, in `unit`", examples = "0")
        @NotNull
        @PositiveOrZero
        @Digits(integer = 12, fraction = 9)
        BigDecimal startReading,

        @NotNull RegisterEvent reason,

        @Schema(description = "Unit of both readings; the meter's if left out", examples = "kWh")
        @Size(max = 10)
        @Nullable
        String unit) {}
