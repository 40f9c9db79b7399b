package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Registers what a test needs, in the second demo tenant: what tests load must not show in the first one's console. */
final class Registry {
    static final String ADMIN = "admin-b";

    private Registry() {}

    static String area(String name) {
        return post("areas", Map.of("code", code("AREA"), "name", name, "kind", "BLOCK", "illustrative", true));
    }

    static String building(String name, String areaId, String use, BigDecimal grossFloorAreaM2) {
        return post(
                "buildings",
                Map.of(
                        "code",
                        code("BUILDING"),
                        "name",
                        name,
                        "areaId",
                        areaId,
                        "use",
                        use,
                        "grossFloorAreaM2",
                        grossFloorAreaM2,
                        "submetered",
                        false,
                        "certifications",
                        List.of(),
                        "platformLinks",
                        List.of(),
                        "illustrative",
                        true));
    }

    static String intervalMeter(String buildingId, String carrier, String direction, int intervalMinutes, String unit) {
        return meter(Map.of(
                "code", code("METER"),
                "name", carrier + " " + direction,
                "buildingId", buildingId,
                "carrier", carrier,
                "direction", direction,
                "reading", "INTERVAL",
                "intervalMinutes", intervalMinutes,
                "unit", unit,
                "illustrative", true));
    }

    static String billedMeter(String buildingId, String carrier, String unit) {
        return meter(Map.of(
                "code",
                code("METER"),
                "name",
                carrier + " by bill",
                "buildingId",
                buildingId,
                "carrier",
                carrier,
                "direction",
                "IMPORT",
                "reading",
                "BILLED",
                "unit",
                unit,
                "illustrative",
                true));
    }

    /** Registers a meter and waits until energy-data has heard of it. */
    private static String meter(Map<String, Object> body) {
        var id = post("meters", body);
        until(
                "energy-data knows the meter",
                () -> as(ADMIN)
                                .get("/api/energy/v1/meters/" + id
                                        + "/series?from=2024-01-01T00:00:00Z&to=2024-01-02T00:00:00Z&resolution=P1D")
                                .statusCode()
                        == 200);
        return id;
    }

    /** Waits for a condition of the platform itself, which catches up in the background within seconds. */
    static void until(String what, BooleanSupplier condition) {
        until(what, Duration.ofSeconds(60), condition);
    }

    static void until(String what, Duration limit, BooleanSupplier condition) {
        var deadline = Instant.now().plus(limit);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Not within " + limit.toSeconds() + " s: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    static String code(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13).toUpperCase(Locale.ROOT);
    }

    private static String post(String collection, Map<String, Object> body) {
        var answer = as(ADMIN).body(body).post("/api/assets/v1/" + collection);
        assertEquals(201, answer.statusCode(), answer::asString);
        return answer.path("id");
    }
}
