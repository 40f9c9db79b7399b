package io.dualcarbon.energy;

import static io.dualcarbon.energy.Charging.session;
import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Weather.hour;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of charging sessions and of weather too the last accepted value wins; the old one, who and when stay. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class StationRevisionTest {
    private static final String DAY = "?from=2025-01-01&to=2025-01-02";
    private static final String NOON = "2025-01-01T12:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Charging charging = new Charging(energy, registry);
    private final Weather weather = new Weather(energy);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void tellsTheSessionsThatWereReplacedAndTakenBack() {
        var station = charging.station("CS-1");
        var told = session("s|1", "1A", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "42.5");
        charging.send(told, session("other", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1"));
        String first = charging.send(
                        told.replace("42.5", "43"),
                        session("s|1", "", "2025-01-01T08:30:00Z", "2025-01-01T09:00:00Z", "44"))
                .body("corrected", equalTo(2))
                .extract()
                .path("uploadId");
        energy.as("tenant-admin")
                .header("If-Match", "*")
                .delete(API + "/charging-stations/" + station + "/sessions/s|1")
                .then()
                .statusCode(204);
        charging.send(told);

        var page = sessions(station, "?limit=2")
                .body("items.sessionId", contains("s|1", "s|1"))
                .body("items.chargingStationId", contains(station, station))
                .body("items[0].before.connector", equalTo("1A"))
                .body("items[0].before.start", equalTo("2025-01-01T16:00:00+08:00"))
                .body("items[0].before.end", equalTo("2025-01-01T17:00:00+08:00"))
                .body("items.before.energyKwh", contains(42.5, 43))
                .body("items.after.energyKwh", contains(43, 44))
                .body("items[1].after.connector", nullValue())
                .body("items[1].after.start", equalTo("2025-01-01T16:30:00+08:00"))
                .body("items.replaced.by", contains("UPLOAD", "UPLOAD"))
                .body("items.replaced.uploadId", contains(first, first))
                .body("items[0].replaced.actor", startsWith("analyst"))
                .body("items[0].replaced.restatementReason", nullValue());
        String resent = page.extract().path("items[1].receivedAt");
        page.body("items[0].receivedAt", not(equalTo(resent))).body("items[1].replaced.at", equalTo(resent));
        sessions(station, "?limit=2&cursor=" + page.extract().path("nextCursor"))
                .body("items.before.energyKwh", contains(44))
                .body("items[0].receivedAt", equalTo(resent))
                .body("items[0].after", nullValue())
                .body("items[0].replaced.by", equalTo("CORRECTION"))
                .body("items[0].replaced.uploadId", nullValue())
                .body("items[0].replaced.actor", startsWith("tenant-admin"))
                .body("nextCursor", nullValue());
    }

    @Test
    void tellsWhyASessionOfAClosedMonthWasChanged() {
        var station = charging.station("CS-1");
        var january = session("a", "1", "2025-01-10T08:00:00Z", "2025-01-10T09:00:00Z", "42.5");
        var february = january.replace("\"a\"", "\"b\"").replace("2025-01", "2025-02");
        charging.send(january, february);
        energy.as("tenant-admin")
                .body("{\"month\":\"2025-01\"}")
                .post(API + "/closed-months")
                .then()
                .statusCode(201);
        energy.as("tenant-admin")
                .body("{\"sessions\":[%s,%s]}".formatted(january, february).replace("42.5", "43"))
                .post(API + "/charging-sessions?restate=Billed anew")
                .then()
                .body("corrected", equalTo(2));

        sessions(station, "")
                .body("items.sessionId", contains("a", "b"))
                .body("items.replaced.restatementReason", contains("Billed anew", null));
    }

    @Test
    void tellsTheWeatherThatWasReplaced() {
        var station = weather.station("W1");
        weather.send(hour("W1", NOON, 4.0, null));
        String first = weather.send(hour("W1", NOON, 5.0, null))
                .body("corrected", equalTo(1))
                .extract()
                .path("uploadId");
        weather.send(hour("W1", NOON, null, 300.0)).body("accepted", equalTo(1));
        String second = weather.send(
                        hour("W1", NOON, 5.0, 310.0),
                        hour("W1", NOON, 6.0, 320.0),
                        hour("W1", "2025-01-01T13:00:00+08:00", 7.0, null))
                .body("corrected", equalTo(2))
                .body("accepted", equalTo(1))
                .extract()
                .path("uploadId");

        var page = observations(station, DAY + "&limit=2")
                .body("items.stationId", contains(station, station))
                .body("items.start", contains(NOON, NOON))
                .body("items[0].before.temperatureC", equalTo(4.0))
                .body("items[0].after.temperatureC", equalTo(5.0))
                // It came later, and replaced nothing.
                .body("items[0].after.irradiationWhM2", nullValue())
                .body("items[1].before.irradiationWhM2", equalTo(300.0))
                .body("items[1].after.irradiationWhM2", equalTo(310.0))
                .body("items[1].before.temperatureC", nullValue())
                .body("items.replaced.by", contains("UPLOAD", "UPLOAD"))
                .body("items.replaced.uploadId", contains(first, second))
                .body("items[0].replaced.actor", startsWith("analyst"))
                .body("items[0].receivedAt", notNullValue());
        observations(station, DAY + "&limit=2&cursor=" + page.extract().path("nextCursor"))
                .body("items", hasSize(1))
                .body("items[0].before.temperatureC", equalTo(5.0))
                .body("items[0].before.irradiationWhM2", equalTo(310.0))
                .body("items[0].after.temperatureC", equalTo(6.0))
                .body("items[0].after.irradiationWhM2", equalTo(320.0))
                .body("items[0].receivedAt", equalTo(page.extract().path("items[1].replaced.at")))
                .body("nextCursor", nullValue());
        observations(station, "?from=2025-01-02&to=2025-01-03").body("items", empty());
        energy.as("viewer")
                .get(API + "/weather-stations/" + station + "/observation-revisions?from=2023&to=2025")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "range-too-long"));
    }

    @Test
    void onlyReadersOfTheTenantSeeRevisions() {
        var paths = List.of(
                "/charging-stations/" + charging.station("CS-1") + "/session-revisions?limit=5",
                "/weather-stations/" + weather.station("W1") + "/observation-revisions" + DAY);

        for (var path : paths) {
            var url = API + path;
            given().get(url).then().statusCode(401);
            tenant.as("scoped", "carbon:read").get(url).then().statusCode(403);
            TestTenant.fresh().as("viewer").get(url).then().statusCode(404);
            tenant.as("scoped", "readings:read").get(url).then().statusCode(200).body("items", empty());
            tenant.as("viewer")
                    .get(url + "&cursor=eA")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo(PROBLEM + "cursor-invalid"));
        }
    }

    private ValidatableResponse sessions(String station, String query) {
        return energy.as("viewer")
                .get(API + "/charging-stations/" + station + "/session-revisions" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse observations(String station, String query) {
        return energy.as("viewer")
                .get(API + "/weather-stations/" + station + "/observation-revisions" + query)
                .then()
                .statusCode(200);
    }
}
