package io.dualcarbon.energy;

import static io.dualcarbon.energy.Charging.session;
import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of closed months stand, unless somebody who may restates them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class ClosedChargingTest {
    private static final String RESTATE = "?restate=The operator billed anew";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Charging charging = new Charging(energy, registry);
    private String station = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aStation() {
        station = charging.station("CS-1", "\"chargingPoints\":2", "\"ratedPowerKw\":100");
    }

    @Test
    void aSessionThatTouchesAClosedMonthIsRefused() {
        charging.send(january("a", "42.5"), february("b", "8"));
        close("2025-01");

        charging.send(
                        january("a", "43"),
                        january("new", "1"),
                        // The last hour of January and the first of February.
                        session("over", "1", "2025-01-31T23:00:00+08:00", "2025-02-01T01:00:00+08:00", "10"),
                        // Ends as January begins.
                        session("before", "1", "2024-12-31T23:00:00+08:00", "2025-01-01T00:00:00+08:00", "5"),
                        session("after", "1", "2025-02-01T00:00:00+08:00", "2025-02-01T01:00:00+08:00", "6"),
                        // Would leave January.
                        february("a", "42.5"))
                .body("accepted", equalTo(2))
                .body("corrected", equalTo(0))
                .body("rejected", equalTo(4))
                .body("errors.row", contains(1, 2, 3, 6))
                .body("errors[0].type", equalTo(PROBLEM + "month-closed"))
                .body("errors[0].detail", containsString("2025-01"))
                .body("errors[2].type", equalTo(PROBLEM + "month-closed"))
                .body("errors[3].detail", containsString("2025-01"));

        charging.utilisation(station, "2024-12", "2025-03", "P1M").body("periods.energyKwh", contains(5.0, 42.5, 14.0));
    }

    @Test
    void whoMayRestateChangesItOnTheRecord() {
        charging.send(january("a", "42.5"));
        close("2025-01");

        send("analyst", RESTATE, january("a", "43"))
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "restatement-forbidden"));
        var upload = send(
                        "tenant-admin",
                        RESTATE,
                        january("a", "40"),
                        january("a", "43"),
                        session("over", "1", "2025-01-31T23:00:00+08:00", "2025-02-01T03:00:00+08:00", "10"))
                .statusCode(200)
                .body("corrected", equalTo(2))
                .body("accepted", equalTo(1))
                .extract()
                .<String>path("uploadId");

        // A quarter of the 10 kWh is January's.
        charging.utilisation(station, "2025-01", "2025-03", "P1M").body("periods.energyKwh", contains(45.5, 7.5));
        restatements()
                .body("items.uploadId", contains(upload))
                .body("items.kind", contains("CHARGING_STATION"))
                .body("items.subjectId", contains(station))
                .body("items.subjectCode", contains("CS-1"))
                .body("items.carrier", contains("ELECTRICITY"))
                .body("items.month", contains("2025-01"))
                .body("items.quantityBefore", contains(42.5))
                .body("items.quantityAfter", contains(45.5))
                .body("items.unit", contains("kWh"))
                .body("items.reason", contains("The operator billed anew"))
                .body("items[0].actor", startsWith("tenant-admin"));
    }

    @Test
    void nothingIsRestatedWhereNothingChangedOrNoMonthWasClosed() {
        charging.send(january("a", "42.5"));
        close("2025-01");

        send("tenant-admin", RESTATE, january("a", "42.5"), february("b", "8"))
                .body("unchanged", equalTo(1))
                .body("accepted", equalTo(1));

        restatements().body("items", empty());
    }

    @Test
    void aSessionOfAClosedMonthIsTakenBackOnTheRecordOnly() {
        charging.send(january("a", "42.5"), february("b", "8"));
        close("2025-01");

        delete("analyst", "a", "")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "charging-month-closed"))
                .body("detail", containsString("2025-01"));
        delete("analyst", "a", RESTATE).statusCode(403).body("type", equalTo(PROBLEM + "restatement-forbidden"));
        charging.sessions(station, "").body("items.sessionId", contains("a", "b"));
        delete("analyst", "b", "").statusCode(204);
        delete("tenant-admin", "a", RESTATE).statusCode(204);

        charging.sessions(station, "").body("items", empty());
        restatements()
                .body("items.subjectId", contains(station))
                .body("items.quantityBefore", contains(42.5))
                .body("items.quantityAfter", contains(0.0));
    }

    private static String january(String id, String energyKwh) {
        return session(id, "1", "2025-01-10T08:00:00+08:00", "2025-01-10T09:00:00+08:00", energyKwh);
    }

    private static String february(String id, String energyKwh) {
        return session(id, "1", "2025-02-10T08:00:00+08:00", "2025-02-10T09:00:00+08:00", energyKwh);
    }

    private void close(String month) {
        energy.as("tenant-admin")
                .body("{\"month\":\"%s\"}".formatted(month))
                .post(API + "/closed-months")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse send(String role, String query, String... sessions) {
        return energy.as(role)
                .body("{\"sessions\":[%s]}".formatted(String.join(",", sessions)))
                .post(API + "/charging-sessions" + query)
                .then();
    }

    private ValidatableResponse delete(String role, String session, String query) {
        return energy.as(role)
                .header("If-Match", "*")
                .delete(API + "/charging-stations/" + station + "/sessions/" + session + query)
                .then();
    }

    private ValidatableResponse restatements() {
        return energy.as("viewer").get(API + "/restatements").then().statusCode(200);
    }
}
