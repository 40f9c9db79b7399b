package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    static String organization(String name) {
        return post(
                "organizations", Map.of("code", code("ORG"), "name", name, "kind", "ENTERPRISE", "illustrative", true));
    }

    /** An hourly electricity meter of an organization; below another one, if one is named. */
    static String meterOf(String organizationId, String buildingId, Optional<String> parentId) {
        var body = new HashMap<String, Object>(Map.of(
                "code", code("METER"),
                "name", "Of an organization",
                "buildingId", buildingId,
                "organizationId", organizationId,
                "carrier", "ELECTRICITY",
                "direction", "IMPORT",
                "reading", "INTERVAL",
                "intervalMinutes", 60,
                "unit", "kWh"));
        parentId.ifPresent(parent -> body.put("parentId", parent));
        return meter(body);
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

    /** A gas meter that is read by bill and states its volumes in a condition. */
    static String gasMeter(String buildingId, String volumeReference) {
        return meter(Map.of(
                "code",
                code("METER"),
                "name",
                "Gas by bill",
                "buildingId",
                buildingId,
                "carrier",
                "NATURAL_GAS",
                "direction",
                "IMPORT",
                "reading",
                "BILLED",
                "unit",
                "m3",
                "volumeReference",
                volumeReference,
                "illustrative",
                true));
    }

    /** An hourly electricity meter below another one. */
    static String subMeter(String buildingId, String parentId, String endUse) {
        return meter(Map.of(
                "code",
                code("METER"),
                "name",
                endUse,
                "buildingId",
                buildingId,
                "parentId",
                parentId,
                "endUse",
                endUse,
                "carrier",
                "ELECTRICITY",
                "direction",
                "IMPORT",
                "reading",
                "INTERVAL",
                "intervalMinutes",
                60,
                "unit",
                "kWh"));
    }

    /** Electricity that nobody meters: what one meter counts less what another one does. */
    static String differenceMeter(String buildingId, String meterId, String subtractedId) {
        return meter(Map.of(
                "code",
                code("METER"),
                "name",
                "Difference",
                "buildingId",
                buildingId,
                "carrier",
                "ELECTRICITY",
                "direction",
                "IMPORT",
                "reading",
                "VIRTUAL",
                "unit",
                "kWh",
                "terms",
                List.of(Map.of("meterId", meterId, "factor", 1), Map.of("meterId", subtractedId, "factor", -1))));
    }

    static String pvPlant(String buildingId, String meterId, int peakPowerKw) {
        return known(
                "pv-plants",
                "/performance?from=2024-01&to=2024-02",
                Map.of(
                        "code", code("PV"),
                        "name", "Plant",
                        "buildingId", buildingId,
                        "meterId", meterId,
                        "peakPowerKw", peakPowerKw));
    }

    static String chargingStation(String buildingId, int chargingPoints, int ratedPowerKw) {
        return known(
                "charging-stations",
                "/utilisation?from=2024-01&to=2024-02",
                Map.of(
                        "code", code("CS"),
                        "name", "Station",
                        "buildingId", buildingId,
                        "chargingPoints", chargingPoints,
                        "ratedPowerKw", ratedPowerKw));
    }

    private static String meter(Map<String, Object> body) {
        return known("meters", "/series?from=2024-01-01T00:00:00Z&to=2024-01-02T00:00:00Z&resolution=P1D", body);
    }

    /** Registers something and waits until energy-data has heard of it: then it answers the question. */
    private static String known(String collection, String question, Map<String, Object> body) {
        var id = post(collection, body);
        var path = "/api/energy/v1/" + collection + "/" + id + question;
        until(
                "energy-data knows of the new one of " + collection,
                () -> as(ADMIN).get(path).statusCode() == 200);
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
