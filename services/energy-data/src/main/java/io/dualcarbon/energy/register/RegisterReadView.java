package io.dualcarbon.energy.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a dial showed, and what has flowed since the reading before")
public record RegisterReadView(
        UUID meterId,

        @Schema(description = "How often it was replaced; its ETag", examples = "0")
        int version,

        @Schema(description = "In the tenant's time zone", examples = "2025-01-01T00:00:00+08:00")
        OffsetDateTime at,

        @Schema(description = "In `unit`, before any multiplier", examples = "10234.5")
        BigDecimal reading,

        @Schema(description = "Left out unless the dial went on from another reading")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        RegisterEvent event,

        @Schema(
                description = "Where the dial went on from, in `unit`; left out unless something happened",
                examples = "0")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        BigDecimal startReading,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(
                description = "Advance of the dial since the reading before x multiplier, in `unit`; null with reasons",
                nullable = true,
                examples = "1234.5")
        @Nullable
        BigDecimal quantity,

        List<RegisterReason> reasons) {}
