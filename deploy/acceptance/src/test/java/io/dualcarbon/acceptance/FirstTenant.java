package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;

import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One record of each kind of the first demo tenant: what the second one must not see. */
final class FirstTenant {
    private static final String ADMIN = "admin";

    private final Map<String, String> ids = new HashMap<>();

    FirstTenant() {
        for (var kind : List.of(
                "areas", "organizations", "alliances", "buildings", "meters", "pv-plants", "charging-stations")) {
            ids.put(kind, first("/api/assets/v1/" + kind));
        }
        ids.put("projects", first("/api/finance/v1/projects"));
        ids.put("tenants", "changning");
        ids.put("quality", id("meters")); // no ticket, and not to be told from somebody else's
        ids.put("gap-fills", id("meters"));
        ids.put("mohurd", id("buildings"));
        ids.put("billed-periods", id("meters"));
        ids.put("jobs", create("exports", export(), 202).path("id"));
        ids.put("weather-stations", create("weather-stations", station(), 201).path("id"));
        var refused = Map.of("readings", List.of(Map.of("externalId", "NOBODY")));
        ids.put("uploads", create("readings", refused, 200).path("uploadId"));
        aYearOfWeather();
        ids.put("baselines", create("baselines", baseline(meterWithDays()), 201).path("id"));
    }

    /** Of the record of a kind: the segment of the path behind the service's. */
    String id(String kind) {
        return Objects.requireNonNull(ids.get(kind), kind);
    }

    Collection<String> ids() {
        return ids.values();
    }

    /** The record itself, as its owner sees it. */
    Map<String, Object> record(String collection, String kind) {
        return as(kind.equals("tenants") ? "operator" : ADMIN)
                .get(collection + "/" + id(kind))
                .then()
                .statusCode(200)
                .extract()
                .path("$");
    }

    Map<String, Object> export() {
        return Map.of(
                "format", "CSV",
                "what", "SERIES",
                "meterId", id("meters"),
                "from", "2025-01",
                "to", "2025-02",
                "resolution", "P1M");
    }

    static Map<String, Object> station() {
        return Map.of("code", Registry.code("ST"), "name", "Station", "source", "Made up for this test");
    }

    Map<String, Object> baseline(String meterId) {
        return Map.of(
                "name", "Made up for this test",
                "meterId", meterId,
                "stationId", id("weather-stations"),
                "from", "2024-01-01",
                "to", "2025-01-01",
                "resolution", "P1D");
    }

    private void aYearOfWeather() {
        var hours = new ArrayList<Map<String, Object>>();
        var start = Instant.parse("2023-12-31T16:00:00Z");
        for (var hour = 0; hour < 366 * 24; hour++) {
            hours.add(Map.of(
                    "stationId", id("weather-stations"),
                    "start", start.plus(Duration.ofHours(hour)).toString(),
                    "temperatureC", 16 - 14 * Math.cos(2 * Math.PI * hour / (366 * 24))));
        }
        create("weather-observations", Map.of("observations", hours), 200);
    }

    private static String meterWithDays() {
        return as(ADMIN)
                .get("/api/assets/v1/meters?limit=500")
                .path("items.find { it.parentId == null && it.reading == 'INTERVAL' && it.direction == 'IMPORT' }.id");
    }

    private static Response create(String collection, Map<String, ?> body, int status) {
        return as(ADMIN)
                .body(body)
                .post(Energy.API + "/" + collection)
                .then()
                .statusCode(status)
                .extract()
                .response();
    }

    private static String first(String collection) {
        return as(ADMIN).get(collection + "?limit=1").path("items[0].id");
    }
}
