package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.acceptance.Contracts.Operation;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every published operation, called by the second tenant's administrator with ids of the first tenant, at the gateway and
 * straight at the service: what is somebody else's does not exist.
 */
@ExtendWith(RunningPlatform.class)
class TenantIsolationIT {
    /** Reference data that every tenant reads: nobody's, so not hidden. */
    private static final Set<String> SHARED = Set.of(
            "listFactorSets",
            "listFactors",
            "getFactor",
            "getApplicableFactor",
            "listCatalogues",
            "getAvoidedEmissions",
            "listCoefficientSets",
            "getCoefficientSet",
            "listBenchmarks",
            "listRules",
            "listMohurdCodes");

    private static final Map<String, String> REFERENCES = Map.of(
            "areaId", "areas",
            "parentId", "areas",
            "buildingId", "buildings",
            "organizationId", "organizations",
            "meterId", "meters",
            "assetId", "buildings",
            "stationId", "weather-stations");

    private final Map<String, String> foreign = new HashMap<>();

    @BeforeEach
    void idsOfTheFirstTenant() {
        for (var kind : List.of(
                "areas", "organizations", "alliances", "buildings", "meters", "pv-plants", "charging-stations")) {
            foreign.put(kind, firstId("/api/assets/v1/" + kind));
        }
        foreign.put("projects", firstId("/api/finance/v1/projects"));
        foreign.put("tenants", "changning");
        foreign.put("quality", foreign.get("meters")); // no ticket, and not to be told from somebody else's
        foreign.put("gap-fills", foreign.get("meters"));
        foreign.put("mohurd", foreign.get("buildings"));
        foreign.put(
                "jobs",
                as("admin")
                        .body(export(Objects.requireNonNull(foreign.get("meters"))))
                        .post("/api/energy/v1/exports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id"));
        foreign.put("weather-stations", idOf(as("admin").body(station()).post("/api/energy/v1/weather-stations")));
        foreign.put("baselines", baseline());
        foreign.put(
                "uploads",
                as("admin")
                        .body(Map.of("readings", List.of(Map.of("externalId", "NOBODY"))))
                        .post("/api/energy/v1/readings")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("uploadId"));
    }

    @TestFactory
    List<DynamicTest> everyOperation() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (var operation : Contracts.read().operations()) {
            for (var base : List.of(RunningPlatform.gateway(), RunningPlatform.service(operation.path()))) {
                tests.add(DynamicTest.dynamicTest(operation.id() + " at " + base, () -> isHidden(operation, base)));
            }
        }
        assertTrue(tests.size() > 80, "contracts are too small to be whole: " + tests.size());
        return tests;
    }

    private void isHidden(Operation operation, String base) {
        if (SHARED.contains(operation.id())) {
            return;
        }
        var path = operation.path();
        if (path.contains("{")) {
            var answer = call(
                    operation,
                    base,
                    path.replace("{validFrom}", "2025-03-01").replaceAll("\\{\\w+}", foreign.get(kind(path))),
                    period(operation, Map.of()));
            // Only the platform's own people change tenants: any other is refused before the id is looked at.
            var refused = kind(path).equals("tenants") && !operation.method().equals("GET") ? 403 : 404;
            assertEquals(refused, answer.statusCode(), answer::asString);
            assertEquals("application/problem+json", answer.contentType().replaceAll(";.*", ""));
            return;
        }
        var asked = new LinkedHashMap<String, String>();
        operation.queryParameters().forEach(name -> {
            if (REFERENCES.containsKey(name)) {
                asked.put(name, foreign.get(REFERENCES.get(name)));
            }
        });
        if (operation.method().equals("GET") && !asked.isEmpty()) {
            asked.forEach((name, id) -> {
                var answer = call(operation, base, path, period(operation, Map.of(name, id)));
                assertTrue(
                        answer.statusCode() == 404
                                || (answer.statusCode() == 200
                                        && answer.<List<?>>path("items").isEmpty()),
                        () -> answer.statusCode() + " " + answer.asString());
            });
            return;
        }
        var answer = call(operation, base, path, Map.of());
        assertTrue(answer.statusCode() < 500, answer::asString);
        var sent = operation.definition().has("requestBody") ? body(operation).toString() : "";
        showsNothing(answer, operation, sent);
    }

    /** An answer may name an id that the request itself named, and none besides. */
    private void showsNothing(Response answer, Operation operation, String sent) {
        var text = answer.asString();
        for (var id : foreign.values()) {
            assertFalse(text.contains(id) && !sent.contains(id), () -> operation.id() + " shows " + id + ": " + text);
        }
        if (answer.statusCode() == 201) {
            String location = answer.header("Location").replaceFirst("^https?://[^/]+", "");
            as("admin").get(location).then().statusCode(404);
        }
    }

    private Response call(Operation operation, String base, String path, Map<String, String> query) {
        var request = given().baseUri(base)
                .auth()
                .oauth2(RunningPlatform.token(Registry.ADMIN))
                .accept("application/json, */*;q=0.5") // some answer with a file or a stream
                .header("If-Match", "*")
                .queryParams(query);
        request.contentType(ContentType.JSON);
        if (operation.definition().has("requestBody")) {
            request.body(body(operation));
        }
        return request.request(operation.method(), path);
    }

    /** A body that passes every check of form: the first tenant's own record, reduced to what may be sent. */
    private Map<String, Object> body(Operation operation) {
        var names = operation.bodyProperties();
        if (names.contains("blocks")) {
            return Map.of(
                    "blocks",
                    List.of(Map.of(
                            "meterId",
                            foreign.get("meters"),
                            "start",
                            "2024-01-01T00:00:00Z",
                            "intervalMinutes",
                            15,
                            "values",
                            List.of(1))));
        }
        if (names.contains("readings")) {
            return Map.of(
                    "readings",
                    List.of(Map.of("meterId", foreign.get("meters"), "start", "2024-01-01T00:00:00Z", "value", 1)));
        }
        if (names.contains("reads")) {
            return Map.of(
                    "reads",
                    List.of(Map.of("meterId", foreign.get("meters"), "at", "2024-01-01T00:00:00Z", "reading", 1)));
        }
        if (names.contains("finalReading")) {
            return Map.of("at", "2024-01-01T00:00:00Z", "finalReading", 1, "startReading", 0, "reason", "EXCHANGE");
        }
        if (names.contains("periods")) {
            return Map.of(
                    "periods",
                    List.of(Map.of(
                            "meterId",
                            foreign.get("meters"),
                            "from",
                            "2024-01-01",
                            "to",
                            "2024-02-01",
                            "quantity",
                            1)));
        }
        if (operation.path().contains("/quality/tickets/")) {
            return names.contains("owner")
                    ? Map.of("owner", "steward")
                    : Map.of(names.contains("note") ? "note" : "reason", "nobody's business");
        }
        if (operation.path().contains("/gap-fills")) {
            return names.contains("reason")
                    ? Map.of("reason", "nobody's business")
                    : Map.of(
                            "meterId", foreign.get("meters"),
                            "from", "2024-01-01T00:00:00Z",
                            "to", "2024-01-01T01:00:00Z",
                            "method", "LINEAR");
        }
        if (operation.path().endsWith("/exports/mohurd")) {
            return Map.of(
                    "dataCentre",
                    Map.of("id", "310105", "name", "nobody's"),
                    "buildingIds",
                    List.of(foreign.get("buildings")),
                    "from",
                    "2024-01-01",
                    "to",
                    "2024-01-02");
        }
        if (operation.path().contains("/mohurd/")) {
            return Map.of("code", "310105A001");
        }
        if (names.contains("observations")) {
            return Map.of(
                    "observations",
                    List.of(Map.of(
                            "stationId",
                            foreign.get("weather-stations"),
                            "start",
                            "2024-01-01T00:00:00Z",
                            "temperatureC",
                            1)));
        }
        if (kind(operation.path()).equals("weather-stations")) {
            return station();
        }
        if (names.contains("sessions")) {
            return Map.of(
                    "sessions",
                    List.of(Map.of(
                            "stationId",
                            foreign.get("charging-stations"),
                            "sessionId",
                            "1",
                            "start",
                            "2024-01-01T00:00:00Z",
                            "end",
                            "2024-01-01T01:00:00Z",
                            "energyKwh",
                            1)));
        }
        if (names.contains("format") && names.contains("resolution")) {
            return export(Objects.requireNonNull(foreign.get("meters")));
        }
        if (kind(operation.path()).equals("baselines")) {
            return baseline(Objects.requireNonNull(foreign.get("meters")));
        }
        if (names.contains("month")) {
            return Map.of("month", "2040-01"); // not over yet: nothing is closed
        }
        if (names.contains("status") && names.size() <= 2) {
            return Map.of("status", "APPROVED");
        }
        var kind = kind(operation.path());
        var record = new LinkedHashMap<>(as(kind.equals("tenants") ? "operator" : "admin")
                .get(operation.path().replaceAll("/\\{.*", "") + "/" + foreign.get(kind))
                .then()
                .statusCode(200)
                .extract()
                .<Map<String, Object>>path("$"));
        record.keySet().retainAll(new TreeSet<>(names));
        if (!operation.path().contains("{")) {
            record.computeIfPresent("code", (name, code) -> Registry.code("COPY"));
            record.computeIfPresent(
                    "externalId", (name, id) -> UUID.randomUUID().toString());
        }
        return record;
    }

    private static Map<String, Object> export(String meterId) {
        return Map.of(
                "format",
                "CSV",
                "what",
                "SERIES",
                "meterId",
                meterId,
                "from",
                "2025-01",
                "to",
                "2025-02",
                "resolution",
                "P1M");
    }

    /** Of a demo meter, with a year of weather that is made up. */
    private String baseline() {
        var station = foreign.get("weather-stations");
        var hours = new ArrayList<Map<String, Object>>();
        var start = Instant.parse("2023-12-31T16:00:00Z");
        for (var hour = 0; hour < 366 * 24; hour++) {
            hours.add(Map.of(
                    "stationId",
                    station,
                    "start",
                    start.plus(Duration.ofHours(hour)).toString(),
                    "temperatureC",
                    16 - 14 * Math.cos(2 * Math.PI * hour / (366 * 24))));
        }
        as("admin")
                .body(Map.of("observations", hours))
                .post("/api/energy/v1/weather-observations")
                .then()
                .statusCode(200);
        String meter = as("admin")
                .get("/api/assets/v1/meters?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.parentId == null && it.reading == 'INTERVAL' && it.direction == 'IMPORT' }.id");
        return idOf(as("admin").body(baseline(meter)).post("/api/energy/v1/baselines"));
    }

    private Map<String, Object> baseline(String meter) {
        return Map.of(
                "name",
                "Made up for this test",
                "meterId",
                meter,
                "stationId",
                foreign.get("weather-stations"),
                "from",
                "2024-01-01",
                "to",
                "2025-01-01",
                "resolution",
                "P1D");
    }

    private static String idOf(Response created) {
        return created.then().statusCode(201).extract().path("id");
    }

    private static Map<String, Object> station() {
        return Map.of("code", Registry.code("ST"), "name", "Station", "source", "Made up for this test");
    }

    private static String kind(String path) {
        return path.split("/")[4];
    }

    private static Map<String, String> period(Operation operation, Map<String, String> query) {
        var result = new HashMap<>(query);
        for (var name : operation.queryParameters()) {
            switch (name) {
                case "from" ->
                    result.put(name, operation.path().endsWith("/series") ? "2025-01-01T00:00:00Z" : "2025-01");
                case "to" ->
                    result.put(name, operation.path().endsWith("/series") ? "2025-01-02T00:00:00Z" : "2025-03");
                case "resolution" -> result.put(name, operation.path().endsWith("/series") ? "PT1H" : "P1M");
                case "month" -> result.put(name, "2025-01");
                case "carrier" -> result.put(name, "ELECTRICITY");
                case "calibre" -> result.put(name, "LOCATION");
                default -> {}
            }
        }
        return result;
    }

    private static String firstId(String collection) {
        return as("admin")
                .get(collection + "?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    @Test
    void theFirstTenantsListsStayAsTheyWere() {
        for (var kind : List.of("areas", "buildings", "meters")) {
            var ours = as("admin")
                    .get("/api/assets/v1/" + kind + "?limit=500")
                    .then()
                    .extract()
                    .<List<String>>path("items.id");
            var theirs = as(Registry.ADMIN)
                    .get("/api/assets/v1/" + kind + "?limit=500")
                    .then()
                    .extract()
                    .<List<String>>path("items.id");

            assertFalse(ours.isEmpty());
            assertTrue(theirs.stream().noneMatch(ours::contains), kind);
        }
    }
}
