package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever watches a building is told what its meters sent, for as long as the token lets them. */
@ExtendWith(RunningPlatform.class)
class LiveStreamIT {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    /** A service feeds a hundred streams at most. */
    private static final int MORE_THAN_ARE_FED = 110;

    private String building;
    private String meter;

    @BeforeEach
    void aMeterThatHasSentOneValue() {
        building = Registry.building("Watched", Registry.area("Watched"), "OFFICE", BigDecimal.TEN);
        meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        sendBlocks(hourly(meter, NEW_YEAR, 1));
    }

    @Test
    void aValueArrivesOnceItIsStored() throws IOException {
        try (var stream = LiveStream.open(token(), "buildingId=" + building)) {
            assertEquals(200, stream.status());
            var events = stream.events();
            assertEquals(1.0, events.next().get(0).path("value").asDouble());

            sendBlocks(hourly(meter, "2025-01-01T01:00:00+08:00", 7.5));

            var told = events.next();
            assertEquals(1, told.size(), told::toString);
            assertEquals(meter, told.get(0).path("meterId").asText());
            assertEquals(7.5, told.get(0).path("value").asDouble());
            assertEquals("2025-01-01T01:00:00+08:00", told.get(0).path("start").asText());
        }
    }

    /** The first tenant watches its whole district while the second one sends. */
    @Test
    void nothingOfAnotherTenantIsTold() throws IOException {
        String district =
                RunningPlatform.as("viewer").get("/api/assets/v1/areas?limit=1").path("items[0].id");
        try (var foreign = LiveStream.open(RunningPlatform.token("viewer"), "buildingId=" + building)) {
            assertEquals(404, foreign.status());
        }
        try (var theirs = LiveStream.open(RunningPlatform.token("viewer"), "areaId=" + district);
                var ours = LiveStream.open(token(), "buildingId=" + building)) {
            var theirEvents = theirs.events();
            var ourEvents = ours.events();
            assertFalse(theirEvents.next().isEmpty());
            ourEvents.next();

            sendBlocks(hourly(meter, "2025-01-01T01:00:00+08:00", 7.5));

            assertEquals(7.5, ourEvents.next().get(0).path("value").asDouble());
            var told = theirEvents.untilHeartbeat();
            assertFalse(told.contains("data:"), told);
        }
    }

    @Test
    void endsWithTheToken() throws IOException {
        var token = ShortLivedToken.of(Registry.ADMIN, Duration.ofSeconds(8));

        try (var stream = LiveStream.open(token.text(), "buildingId=" + building)) {
            assertEquals(200, stream.status());
            stream.events().untilTheEnd();
        }

        var late = Duration.between(token.expires(), Instant.now());
        assertTrue(!late.isNegative() && late.toSeconds() < 10, () -> "ended " + late + " after the token");
    }

    /** Were a reader that has left still fed, the later ones would be too many. */
    @Test
    void whoLeavesMakesRoom() throws IOException {
        for (var reader = 0; reader < MORE_THAN_ARE_FED; reader++) {
            try (var stream = LiveStream.open(token(), "buildingId=" + building)) {
                assertEquals(200, stream.status(), "reader " + reader);
                stream.events().next();
            }
        }
    }

    private static String token() {
        return RunningPlatform.token(Registry.ADMIN);
    }
}
