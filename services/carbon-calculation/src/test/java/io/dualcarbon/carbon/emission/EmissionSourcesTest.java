package io.dualcarbon.carbon.emission;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.dualcarbon.carbon.EnergyRows;
import io.dualcarbon.carbon.FakeDistrict;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What emissions ask of other services, and what is told of these. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeDistrict.class)
class EmissionSourcesTest {
    private static final String EMISSIONS = "/api/carbon/v1/emissions";
    private static final String PROBLEM = "urn:dualcarbon:problem:";

    private final TestTenant tenant = TestTenant.fresh();
    private final UUID area = UUID.randomUUID();
    private final UUID tower = UUID.randomUUID();
    private final UUID meter = UUID.randomUUID();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void asksEnergyDataAsTheCallerAndForImportsOnly() {
        new EnergyRows()
                .measured("2023-01", tower, meter, "ELECTRICITY", "1", "kWh")
                .of(tower);
        var token = tenant.token("viewer");

        given().auth()
                .oauth2(token)
                .get(EMISSIONS + "?buildingId=" + tower + "&from=2023-01&to=2023-02")
                .then()
                .statusCode(200);

        EnergyRows.asked(tower)
                .then()
                .body("authorization", equalTo("Bearer " + token))
                .body("query.direction", equalTo("IMPORT"))
                .body("query.groupBy", equalTo("meter"))
                .body("query.resolution", equalTo("P1M"))
                .body("query", not(hasKey("asOf")));
    }

    @Test
    void asksForWhatWasKnownAtAnInstantAndSaysSo() {
        var then = "2024-02-01T00:00:00Z";
        new EnergyRows()
                .measured("2023-01", tower, meter, "ELECTRICITY", "1000", "kWh")
                .of(tower);

        tenant.as("viewer")
                .get(EMISSIONS + "?buildingId=" + tower + "&from=2023-01&to=2023-02&asOf=" + then)
                .then()
                .statusCode(200)
                .body("asOf", equalTo(then));
        EnergyRows.asked(tower).then().body("query.asOf", equalTo(then));
        tenant.as("viewer")
                .queryParam("asOf", "2024-03-01T08:00:00+08:00")
                .get(EMISSIONS + "/explanation?buildingId=" + tower + "&month=2023-01&carrier=ELECTRICITY")
                .then()
                .statusCode(200)
                .body("asOf", equalTo("2024-03-01T00:00:00Z"));
        EnergyRows.asked(tower).then().body("query.asOf", equalTo("2024-03-01T00:00:00Z"));
    }

    @Test
    void passesOnThatANodeIsUnknownInTheLanguageAskedFor() {
        emissionsOf(UUID.randomUUID())
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + "node-not-found"))
                .body("instance", equalTo(EMISSIONS));
        tenant.as("viewer")
                .header("Accept-Language", "zh-CN")
                .get(EMISSIONS + "?areaId=" + UUID.randomUUID() + "&from=2023-01&to=2023-02")
                .then()
                .statusCode(404)
                .body("title", equalTo("对象不存在"));
    }

    @Test
    void passesOnThatTheCallerMayNotReadReadings() {
        EnergyRows.put(area, FakeDistrict.REFUSING);

        emissionsOf(area).statusCode(403).body("type", equalTo(PROBLEM + "forbidden"));
    }

    @ParameterizedTest
    @CsvSource({"away", "broken"})
    void saysWhichServiceIsAway(String failure) {
        EnergyRows.put(area, '"' + failure + '"');

        emissionsOf(area)
                .statusCode(503)
                .header("Retry-After", "2")
                .body("type", equalTo(PROBLEM + "dependency-unavailable"))
                .body("detail", equalTo("The energy-data service does not answer"));
    }

    private ValidatableResponse emissionsOf(UUID node) {
        return tenant.as("viewer")
                .get(EMISSIONS + "?areaId=" + node + "&from=2023-01&to=2023-02")
                .then();
    }
}
