package io.dualcarbon.energy.charging;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an upload as the contract shows it. It is read as a stream, never into these. */
final class ChargingBodies {
    private ChargingBodies() {}

    @Schema(
            description = "Charging sessions to store",
            name = "ChargingSessions",
            requiredProperties = "sessions",
            additionalProperties = Schema.False.class)
    record ChargingSessions(
            @Schema(description = "One a session") List<SentChargingSession> sessions) {}

    @Schema(
            name = "ChargingSession",
            description = "What was charged in one go, at a station named by exactly one of stationId and stationCode",
            requiredProperties = {"sessionId", "start", "end", "energyKwh"},
            additionalProperties = Schema.False.class)
    record SentChargingSession(
            @Schema(description = "A charging station of the asset registry") @Nullable
            UUID stationId,

            @Schema(description = "The station's code in the asset registry", examples = "CS-01") @Nullable
            String stationCode,

            @Schema(
                    description = "The operator's own id: the same at the same station is the same session",
                    maxLength = 100,
                    examples = "20250101-000123")
            String sessionId,

            @Schema(description = "Needed to know how long connectors are occupied", maxLength = 50, examples = "1A")
            @Nullable
            String connector,

            @Schema(description = "RFC 3339", examples = "2025-01-01T08:00:00+08:00")
            String start,

            @Schema(description = "Within 7 days after the start", examples = "2025-01-01T09:30:00+08:00")
            String end,

            @Schema(description = "What was charged, in kWh", examples = "42.5")
            BigDecimal energyKwh) {}
}
