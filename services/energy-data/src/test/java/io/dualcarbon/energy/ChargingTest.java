package io.dualcarbon.energy;

import static io.dualcarbon.energy.Charging.session;
import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class ChargingTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Charging charging = new Charging(energy, registry);
    private final Stored stored = new Stored(tenant);
    private String station = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aStationOfTwoPoints() {
        station = charging.station("CS-1", "\"chargingPoints\":2", "\"ratedPowerKw\":100");
    }

    @Test
    void keepsSessionsOnceAndWhatACorrectionReplaced() throws SQLException {
        var session = session("s1", "1A", "2025-01-01T08:00:00+08:00", "2025-01-01T09:00:00+08:00", "42.5");

        charging.send(session).body("accepted", equalTo(1)).body("unchanged", equalTo(0));
        charging.send(session).body("accepted", equalTo(0)).body("unchanged", equalTo(1));
        charging.send(session.replace("42.5", "43"), session.replace("42.5", "43"))
                .body("corrected", equalTo(1))
                .body("unchanged", equalTo(1));

        charging.sessions(station, "")
                .body("items.sessionId", contains("s1"))
                .body("items.connector", contains("1A"))
                .body("items.start", contains("2025-01-01T08:00:00+08:00"))
                .body("items.energyKwh", contains(43));
        assertEquals(List.of("s1|42.5"), stored.rows("select session_id, energy_kwh from charging_session_revision"));
        energy.changes("charging-sessions.changed", 2)
                .body("events.findAll { it.type.endsWith('charging-sessions.changed') }", hasSize(2));
    }

    @Test
    void aDryRunStoresNothing() throws SQLException {
        energy.as("analyst")
                .body("{\"sessions\":[%s]}"
                        .formatted(session("s1", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1")))
                .post(API + "/charging-sessions?dryRun=true")
                .then()
                .body("accepted", equalTo(1));

        assertEquals(0, stored.count("charging_session"));
    }

    @Test
    void refusesRowByRow() {
        charging.send(
                        session("ok", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1"),
                        session("s", "", "2025-01-01T08:00:00Z", "2025-01-01T08:00:00Z", "1"),
                        session("s", "", "2025-01-01T08:00:00Z", "2025-01-09T08:00:00Z", "1"),
                        session("s", "", "2039-01-01T08:00:00Z", "2039-01-01T09:00:00Z", "1"),
                        session("s", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "-1"),
                        session("s", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "\"1\""),
                        session("", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1"),
                        session("s\\u0000", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1"),
                        session("s", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1")
                                .replace("CS-1", "CS-9"),
                        session("s", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1")
                                .replace("stationCode", "stationName"),
                        "{\"stationCode\":\"CS-1\"}",
                        "7")
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(11))
                .body(
                        "errors.type.collect { it.replace('%s', '') }".formatted(PROBLEM),
                        contains(
                                "session-time-invalid",
                                "session-time-invalid",
                                "reading-in-future",
                                "negative-value",
                                "wrong-type",
                                "session-text-invalid",
                                "session-text-invalid",
                                "charging-station-unknown",
                                "unknown-property",
                                "property-missing",
                                "wrong-type"));
    }

    @Test
    void tellsHowMuchAStationIsUsed() {
        charging.send(
                session("a", "1", "2025-01-01T08:00:00+08:00", "2025-01-01T10:00:00+08:00", "60"),
                // Overlaps the first at its connector, as wrong clocks make them do.
                session("b", "1", "2025-01-01T09:00:00+08:00", "2025-01-01T11:00:00+08:00", "30"),
                session("c", "2", "2025-01-01T23:00:00+08:00", "2025-01-02T03:00:00+08:00", "40"),
                session("d", "", "2025-01-03T08:00:00+08:00", "2025-01-03T09:00:00+08:00", "24"));

        charging.utilisation(station, "2024-12-31", "2025-01-05", "P1D")
                .body("source", equalTo("SESSIONS"))
                .body("periods.energyKwh", contains(null, 100.0, 30.0, 24.0, 0.0))
                .body("periods.sessions", contains(null, 3, 0, 1, 0))
                .body("periods.utilisation", contains(null, 0.0417, 0.0125, 0.01, 0.0))
                .body("periods.occupiedHours", contains(null, 4.0, 3.0, null, 0.0))
                .body("periods.occupancy", contains(null, 0.0833, 0.0625, null, 0.0))
                .body(
                        "periods.reasons",
                        contains(List.of("NO_DATA"), List.of(), List.of(), List.of("CONNECTOR_UNKNOWN"), List.of()))
                .body("total.period", equalTo("2024-12-31/2025-01-05"))
                .body("total.energyKwh", equalTo(154.0))
                .body("total.sessions", equalTo(4));
        charging.utilisation(station, "2025-01", "2025-02", "P1M")
                .body("periods.period", contains("2025-01"))
                .body("periods.utilisation", contains(0.0021)); // 154 / (100 x 744)
    }

    @Test
    void asksTheMeterOfAStationWithoutSessions() {
        var meter = registry.meter(text("areaId", registry.area()), "\"intervalMinutes\":60");
        var metered = charging.station("CS-2", "\"chargingPoints\":2", text("meterId", meter));
        energy.sendBlocks(blockEvery(60, meter, "2025-01-01T00:00:00+08:00", flat(36, 2)));

        charging.utilisation(metered, "2025-01-01", "2025-01-04", "P1D")
                .body("source", equalTo("METER"))
                .body("periods.energyKwh", contains(48.0, 24.0, null))
                .body("periods.sessions", contains(nullValue(), nullValue(), nullValue()))
                .body(
                        "periods.reasons",
                        contains(
                                List.of("NO_SESSIONS", "NO_RATED_POWER"),
                                List.of("NO_SESSIONS", "COVERAGE", "NO_RATED_POWER"),
                                List.of("NO_DATA", "NO_SESSIONS", "NO_RATED_POWER")));
        charging.utilisation(station, "2025-01", "2025-02", "P1M")
                .body("source", equalTo("NONE"))
                .body("periods[0].energyKwh", nullValue())
                .body("periods[0].reasons", contains("NO_DATA", "NO_SESSIONS"));
    }

    @Test
    void aSessionSentByMistakeIsTakenBack() throws SQLException {
        charging.send(
                session("a", "1", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "60"),
                session("b", "1", "2025-01-01T10:00:00Z", "2025-01-01T11:00:00Z", "30"));
        var url = API + "/charging-stations/" + station + "/sessions/";

        energy.as("analyst").header("If-Match", "*").delete(url + "a").then().statusCode(204);

        charging.sessions(station, "").body("items.sessionId", contains("b"));
        charging.utilisation(station, "2025-01-01", "2025-01-02", "P1D").body("periods.energyKwh", contains(30.0));
        assertEquals(List.of("a|60"), stored.rows("select session_id, energy_kwh from charging_session_revision"));
        assertEquals(List.of("CHARGING_SESSION_DELETED"), stored.rows("select kind from correction"));
        energy.as("analyst")
                .header("If-Match", "*")
                .delete(url + "a")
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "charging-session-not-found"));
        given().delete(url + "b").then().statusCode(401);
        tenant.as("viewer").delete(url + "b").then().statusCode(403);
        TestTenant.fresh()
                .as("analyst")
                .header("If-Match", "*")
                .delete(url + "b")
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "charging-station-not-found"));
        charging.sessions(station, "").body("items.sessionId", contains("b"));
    }

    @Test
    void listsSessionsPageByPage() {
        charging.send(
                session("a", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1"),
                session("b", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1"),
                session("c", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1"));

        String cursor = charging.sessions(station, "?limit=2")
                .body("items.sessionId", contains("a", "b"))
                .body("nextCursor", notNullValue())
                .extract()
                .path("nextCursor");
        charging.sessions(station, "?limit=2&cursor=" + cursor)
                .body("items.sessionId", contains("c"))
                .body("nextCursor", nullValue());
    }

    @Test
    void aStationIsOfItsTenant() {
        var stranger = new Energy(TestTenant.fresh());
        charging.send(session("a", "", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", "1"));

        for (var path : List.of("/sessions", "/utilisation?from=2025-01&to=2025-02")) {
            var url = API + "/charging-stations/" + station + path;
            given().get(url).then().statusCode(401);
            tenant.as("scoped", "assets:read").get(url).then().statusCode(403);
            stranger.as("viewer")
                    .get(url)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo(PROBLEM + "charging-station-not-found"));
        }
        given().contentType("application/json")
                .body("{}")
                .post(API + "/charging-sessions")
                .then()
                .statusCode(401);
        tenant.as("viewer").body("{}").post(API + "/charging-sessions").then().statusCode(403);
        stranger.post(
                        "/charging-sessions",
                        "{\"sessions\":[{\"stationId\":\"%s\",\"sessionId\":\"a\",\"start\":\"2025-01-01T08:00:00Z\",\"end\":\"2025-01-01T09:00:00Z\",\"energyKwh\":9}]}"
                                .formatted(station))
                .body("errors.type", contains(PROBLEM + "charging-station-unknown"));
        charging.sessions(station, "").body("items.energyKwh", contains(1));
        stranger.as("viewer").get(API + "/changes").then().body("events", empty());
    }
}
