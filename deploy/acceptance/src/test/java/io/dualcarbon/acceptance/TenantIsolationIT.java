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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
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

    private static FirstTenant owner;

    @BeforeAll
    static void recordsOfTheFirstTenant() {
        owner = new FirstTenant();
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
        var references = operation.queryParameters().stream()
                .filter(REFERENCES::containsKey)
                .toList();
        if (operation.path().contains("{")) {
            isNotFoundByItsId(operation, base);
        } else if (operation.method().equals("GET") && !references.isEmpty()) {
            references.forEach(name -> isNotFoundByAReference(operation, base, name));
        } else {
            isNotShown(operation, base);
        }
    }

    private void isNotFoundByItsId(Operation operation, String base) {
        var path = operation
                .path()
                .replace("{validFrom}", "2025-03-01")
                .replace("{from}", "2025-01-01")
                .replace("{at}", "2025-01-01T00:00:00Z")
                .replaceAll("\\{\\w+}", owner.id(operation.kind()));

        var answer = call(operation, base, path, period(operation, Map.of()));

        // Only the platform's own people change tenants: any other is refused before the id is looked at.
        var refused = operation.kind().equals("tenants") && !operation.method().equals("GET") ? 403 : 404;
        assertEquals(refused, answer.statusCode(), answer::asString);
        assertEquals("application/problem+json", answer.contentType().replaceAll(";.*", ""));
    }

    private void isNotFoundByAReference(Operation operation, String base, String parameter) {
        var id = owner.id(Objects.requireNonNull(REFERENCES.get(parameter)));

        var answer = call(operation, base, operation.path(), period(operation, Map.of(parameter, id)));

        assertTrue(
                answer.statusCode() == 404
                        || (answer.statusCode() == 200
                                && answer.<List<?>>path("items").isEmpty()),
                () -> answer.statusCode() + " " + answer.asString());
    }

    private void isNotShown(Operation operation, String base) {
        var sent = operation.definition().has("requestBody")
                ? new ForeignBodies(owner).of(operation).toString()
                : "";

        var answer = call(operation, base, operation.path(), Map.of());

        assertTrue(answer.statusCode() < 500, answer::asString);
        showsNothing(answer, operation, sent);
    }

    /** An answer may name an id that the request itself named, and none besides. */
    private void showsNothing(Response answer, Operation operation, String sent) {
        var text = answer.asString();
        for (var id : owner.ids()) {
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
            request.body(new ForeignBodies(owner).of(operation));
        }
        return request.request(operation.method(), path);
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
