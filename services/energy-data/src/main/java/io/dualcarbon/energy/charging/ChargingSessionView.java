package io.dualcarbon.energy.charging;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A charging session as last sent. */
public record ChargingSessionView(
        UUID chargingStationId,

        @Schema(description = "How often it was replaced; its ETag", examples = "0")
        int version,

        @Schema(examples = "20250101-000123") String sessionId,
        @Schema(examples = "1A") Optional<String> connector,
        OffsetDateTime start,
        OffsetDateTime end,
        @Schema(examples = "42.5") BigDecimal energyKwh,
        Instant receivedAt) {}
