package io.dualcarbon.energy.charging;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A charging session as last sent")
public record ChargingSessionView(
        @Schema(description = "A charging station of the asset registry")
        UUID chargingStationId,

        @Schema(description = "How often it was replaced; its ETag", examples = "0")
        int version,

        @Schema(description = "The operator's own id of the session", examples = "20250101-000123")
        String sessionId,

        @Schema(description = "Which connector of the station; left out if it was not sent", examples = "1A")
        Optional<String> connector,

        @Schema(description = "When charging began") OffsetDateTime start,
        @Schema(description = "When charging ended") OffsetDateTime end,

        @Schema(description = "What was charged, in kWh", examples = "42.5")
        BigDecimal energyKwh,

        Instant receivedAt) {}
