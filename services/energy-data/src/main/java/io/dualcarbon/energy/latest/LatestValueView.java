package io.dualcarbon.energy.latest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The newest value of a meter")
public record LatestValueView(
        UUID meterId,
        @Schema(examples = "B01-E") String meterCode,
        Carrier carrier,
        Direction direction,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(
                description = "Quantity of its interval, in `unit`; null with reasons",
                nullable = true,
                examples = "12.75")
        @Nullable
        Double value,

        @Schema(description = "Beginning of its interval") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        OffsetDateTime start,

        @Schema(description = "End of its interval") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        OffsetDateTime end,

        @Schema(description = "Seconds since the end of its interval", examples = "420")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Long ageSeconds,

        @Schema(description = "When its day was last changed") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Instant receivedAt,

        @Schema(description = "True if the value was spread from a bill or a register, left out otherwise")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean apportioned,

        @Schema(description = "True if the value was computed to fill a gap, left out otherwise")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean filled,

        List<LatestReason> reasons) {}
