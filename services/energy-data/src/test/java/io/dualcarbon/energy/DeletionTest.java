package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Weather.hour;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was set up by mistake is deleted, unless something depends on it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class DeletionTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Weather weather = new Weather(energy);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aStationWithoutHoursIsDeletedAndItsCodeIsFree() throws SQLException {
        var station = weather.station("W1");
        var url = "/weather-stations/" + station;

        energy.as("analyst").delete(API + url).then().statusCode(428);
        delete(url, "\"1\"").statusCode(412);
        delete(url, "\"0\"").statusCode(204);

        energy.as("viewer").get(API + url).then().statusCode(404);
        weather.list().body("items", empty());
        assertTrue(new Stored(tenant)
                .rows("select type, subject, before ->> 'code' from change")
                .contains("weather-station.deleted|" + station + "|W1"));
        weather.register("W1").statusCode(201);
    }

    @Test
    void aStationOnWhichOthersRestStays() {
        var observed = weather.station("W1");
        weather.send(hour("W1", "2025-01-01T00:00:00+08:00", 4.0, null)).body("accepted", equalTo(1));
        var neighbour = weather.station("W2");
        var served = weather.station("W3");
        name(served, "\"%s\"".formatted(neighbour));

        delete("/weather-stations/" + observed, "*")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "weather-station-observed"))
                .body("detail", containsString("W1"));
        delete("/weather-stations/" + neighbour, "*")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "weather-station-stands-in"))
                .body("detail", containsString("W3"));
        name(served, "null");
        delete("/weather-stations/" + neighbour, "*").statusCode(204);

        weather.list().body("items.code", contains("W1", "W3"));
    }

    @Test
    void aBuildingsCodeIsTakenAway() {
        var first = registry.building(registry.area());
        var second = registry.building(registry.area());
        registry.publish();
        var url = "/mohurd/building-codes/" + first;
        put(first).statusCode(200);
        put(second).statusCode(409);

        energy.as("analyst").delete(API + url).then().statusCode(428);
        delete(url, "\"0\"").statusCode(204);

        energy.as("viewer").get(API + "/mohurd/building-codes").then().body("items", empty());
        delete(url, "\"0\"").statusCode(404).body("type", equalTo(PROBLEM + "building-code-not-found"));
        put(second).statusCode(200);
    }

    @Test
    void onlyWhoWritesInTheTenantDeletes() {
        var station = weather.station("W1");
        var building = registry.building(registry.area());
        registry.publish();
        put(building).statusCode(200);

        for (var path : new String[] {"/weather-stations/" + station, "/mohurd/building-codes/" + building}) {
            given().delete(API + path).then().statusCode(401);
            tenant.as("viewer")
                    .header("If-Match", "*")
                    .delete(API + path)
                    .then()
                    .statusCode(403);
            TestTenant.fresh()
                    .as("analyst")
                    .header("If-Match", "*")
                    .delete(API + path)
                    .then()
                    .statusCode(404);
        }
        weather.list().body("items.code", contains("W1"));
        energy.as("viewer").get(API + "/mohurd/building-codes").then().body("items.code", contains("310105A001"));
    }

    private ValidatableResponse put(String building) {
        return energy.as("analyst")
                .body("{\"code\":\"310105A001\"}")
                .put(API + "/mohurd/building-codes/" + building)
                .then();
    }

    private void name(String station, String neighbour) {
        energy.as("analyst")
                .header("If-Match", "*")
                .body("{\"neighbourId\":%s}".formatted(neighbour))
                .put(API + "/weather-stations/" + station + "/neighbour")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse delete(String path, String version) {
        return energy.as("analyst")
                .header("If-Match", version)
                .delete(API + path)
                .then();
    }
}
