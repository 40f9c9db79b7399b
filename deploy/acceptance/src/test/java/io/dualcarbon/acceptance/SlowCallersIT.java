package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One who may only read holds as many connections as he can open; somebody of another tenant must not notice. */
@ExtendWith(RunningPlatform.class)
class SlowCallersIT {
    private static final String READ = "/api/assets/v1/areas";
    private static final int READS = 400;
    private static final double SLOWER_AT_MOST = 1.5;
    /** Below this a percentile is the mood of the machine. */
    private static final double NOISE_MS = 10;

    @Test
    void slowBodiesTakeNothingFromAnotherTenant() throws IOException {
        holdsUpNobody(
                200,
                "POST /api/energy/v1/readings HTTP/1.1",
                "Content-Type: application/json",
                "Content-Length: 100000");
    }

    @Test
    void waitingReadsTakeNothingFromAnotherTenant() throws IOException {
        holdsUpNobody(220, "GET /api/energy/v1/changes?wait=PT20S HTTP/1.1");
    }

    @Test
    void liveStreamsTakeNothingFromAnotherTenant() throws IOException {
        String building = as("viewer")
                .get("/api/assets/v1/buildings?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");

        holdsUpNobody(100, "GET /api/energy/v1/live?buildingId=" + building + " HTTP/1.1", "Accept: text/event-stream");
    }

    @Test
    void headersWithoutEndTakeNothingFromAnotherTenant() throws IOException {
        holdsUpNobody(500, false, "GET " + READ + " HTTP/1.1", "X-Slow: x");
    }

    private static void holdsUpNobody(int connections, String... head) throws IOException {
        holdsUpNobody(connections, true, head);
    }

    private static void holdsUpNobody(int connections, boolean wholeHead, String... head) throws IOException {
        var alone = p99Ms();
        var gateway = URI.create(RunningPlatform.gateway());
        var lines = new ArrayList<>(Arrays.asList(head));
        lines.add(1, "Host: " + gateway.getAuthority());
        lines.add(2, "Authorization: Bearer " + RunningPlatform.token("viewer"));
        var text = String.join("\r\n", lines) + (wholeHead ? "\r\n\r\n" : "");
        var sockets = new ArrayList<Socket>();
        var dripping = Executors.newSingleThreadScheduledExecutor();
        try {
            for (var i = 0; i < connections; i++) {
                var socket = new Socket(gateway.getHost(), gateway.getPort());
                sockets.add(socket);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            }
            dripping.scheduleAtFixedRate(() -> drip(sockets), 5, 5, TimeUnit.SECONDS);

            var meanwhile = p99Ms();

            var limit = Math.max(NOISE_MS, SLOWER_AT_MOST * alone);
            assertTrue(meanwhile <= limit, "p99 %.1f ms, alone %.1f ms".formatted(meanwhile, alone));
        } finally {
            dripping.shutdownNow();
            for (var socket : sockets) {
                socket.close();
            }
        }
        as("viewer").get(READ).then().statusCode(200);
    }

    private static void drip(List<Socket> sockets) {
        for (var socket : sockets) {
            try {
                socket.getOutputStream().write('x');
            } catch (IOException refused) {
                // As it shall be: this one has been cut off.
            }
        }
    }

    private static double p99Ms() {
        var millis = new double[READS];
        for (var i = 0; i < READS; i++) {
            var begin = System.nanoTime();
            assertEquals(200, as("planner-b").get(READ).statusCode());
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        return millis[READS * 99 / 100 - 1];
    }
}
