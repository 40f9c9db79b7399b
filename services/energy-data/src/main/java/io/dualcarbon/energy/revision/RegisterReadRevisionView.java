package io.dualcarbon.energy.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What a dial was said to show until it was replaced or taken back")
public record RegisterReadRevisionView(
        UUID meterId,

        @Schema(description = "Of the read, in the tenant's time zone", examples = "2025-01-01T00:00:00+08:00")
        OffsetDateTime at,

        @Schema(description = "Base unit of the carrier", examples = "kWh")
        String unit,

        @Schema(description = "When the replaced read had come")
        Instant receivedAt,

        ToldReadView before,

        @Schema(description = "What took its place; left out if it was taken back")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        ToldReadView after,

        ReplacementView replaced) {

    @Schema(description = "What a dial shows, before any multiplier")
    public record ToldReadView(
            @Schema(description = "What the dial showed, in `unit`", examples = "10234.5")
            BigDecimal reading,

            @Schema(description = "EXCHANGE or RESET; left out for a mere read", examples = "EXCHANGE")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String event,

            @Schema(description = "Where the dial went on from, in `unit`; left out for a mere read", examples = "0")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            BigDecimal startReading) {}
}
