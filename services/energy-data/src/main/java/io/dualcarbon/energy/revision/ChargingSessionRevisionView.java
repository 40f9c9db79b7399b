package io.dualcarbon.energy.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "What was said of a charging session, and was replaced")
public record ChargingSessionRevisionView(
        UUID chargingStationId,

        @Schema(description = "The operator's own id", examples = "20250101-000123")
        String sessionId,

        @Schema(description = "When the replaced session had come; left out if it was replaced before that was kept")
        Optional<Instant> receivedAt,

        @Schema(description = "What was replaced") ToldSessionView before,

        @Schema(description = "What took its place; left out if it was taken back")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        ToldSessionView after,

        ReplacementView replaced) {

    @Schema(description = "A session as it was sent; times in the tenant's time zone")
    public record ToldSessionView(
            @Schema(description = "Left out if it was not told", examples = "1A")
            Optional<String> connector,

            @Schema(description = "When charging began", examples = "2025-01-01T08:00:00+08:00")
            OffsetDateTime start,

            @Schema(description = "When charging ended", examples = "2025-01-01T09:30:00+08:00")
            OffsetDateTime end,

            @Schema(description = "What was charged, in kWh", examples = "42.5")
            BigDecimal energyKwh) {}
}
