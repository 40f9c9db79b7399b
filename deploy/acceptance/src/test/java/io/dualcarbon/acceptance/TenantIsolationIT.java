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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            "getAvoidedEmissions");

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
        foreign.put(
                "weather-stations",
                as("admin")
                        .body(station())
                        .post("/api/energy/v1/weather-stations")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
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
                .accept(ContentType.JSON)
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
