package io.dualcarbon.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process that dies is started again, nobody asking, and that is told. */
@ExtendWith(PlatformToBreak.class)
class SupervisionIT {
    private static final String THROUGH_GATEWAY_AND_SERVICE = "/api/energy/v1/changes?limit=1";

    private static OwnPlatform platform;

    @BeforeAll
    static void aPlatformToBreak(OwnPlatform own) {
        platform = own;
    }

    @Test
    void whatIsKilledAnswersAgainAndTheLogTellsIt() {
        var before = platform.restarts().size();
        var told = new ArrayList<String>();
        for (var process : List.of("energy-data", "gateway")) {
            var dead = platform.pid(process);
            assertTrue(platform.has(THROUGH_GATEWAY_AND_SERVICE));

            platform.end(process, "KILL");

            Registry.until(process + " runs again", () -> platform.pid(process) != dead);
            Registry.until(process + " answers again", () -> platform.has(THROUGH_GATEWAY_AND_SERVICE));
            told.add(process + " was ended by signal 9 and is started again in 1 s");
        }
        assertEquals(
                told,
                platform.restarts().stream()
                        .skip(before)
                        .map(line -> line.split(";", 2)[0])
                        .toList());
    }

    /** A platform that comes down stays down: {@link OwnPlatform#up} finds nothing that runs. */
    @Test
    void whatIsStoppedStaysDown() {
        platform.down();
        var stopped = platform.restarts();

        var output = platform.up();

        assertTrue(output.contains("postgres is ready"), output);
        assertEquals(stopped, platform.restarts());
    }
}
