package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was told of a dial by mistake is taken back, and closed months take no part in it unless somebody restates. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RegisterCorrectionTest {
    private static final String REASON = "restate=The dial was read wrongly";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);
    private String building = "";
    private String meter = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aRegister() {
        building = registry.building(registry.area());
        meter = registry.meterOf(building, text("reading", "REGISTER"), "\"intervalMinutes\":null");
        registry.publish();
    }

    @Test
    void aReadWhoseAdvanceBeganInAClosedMonthIsRefusedUntilSomebodyRestates() {
        send(read("2025-01-01", "0"), read("2025-01-31", "300"));
        close("2025-01");

        var upload = send(read("2025-01-15", "100"), read("2025-02-02", "320"))
                .body("accepted", equalTo(0))
                .body("errors.type", contains(PROBLEM + "month-closed", PROBLEM + "advance-in-closed-month"))
                .body("errors[1].detail", containsString("2025-01"))
                .extract()
                .<String>path("uploadId");
        months("2025-01", "2025-03").body("points.value", contains(300.0, null));
        reads().body("items.reading", contains(0.0, 300.0));

        // The 20 kWh of 48 hours: half of them are January's.
        energy.as("tenant-admin")
                .post(API + "/uploads/" + upload + "/resubmission?" + REASON)
                .then()
                .body("accepted", equalTo(2));
        days("2025-01-31", "2025-02-02").body("points.value", contains(10.0, 10.0));
        months("2025-01", "2025-03").body("points.value", contains(310.0, 10.0));
        energy.as("viewer")
                .get(API + "/restatements")
                .then()
                .body("items.month", contains("2025-01"))
                .body("items.quantityBefore", contains(300.0))
                .body("items.quantityAfter", contains(310.0));

        // What begins in an open month concerns no closed one.
        send(read("2025-02-03", "330")).body("accepted", equalTo(1));
        months("2025-01", "2025-03").body("points.value", contains(310.0, 20.0));
    }

    @Test
    void aReadAtTheEndOfAClosedMonthBoundsItAndMayNotChange() {
        send(read("2025-01-01", "0"), read("2025-02-01", "310"));
        close("2025-01");

        send(read("2025-02-01", "320")).body("errors.type", contains(PROBLEM + "advance-in-closed-month"));
        send(read("2025-02-01", "310"), read("2025-03-01", "590"))
                .body("unchanged", equalTo(1))
                .body("accepted", equalTo(1));

        months("2025-01", "2025-03").body("points.value", contains(310.0, 280.0));
    }

    @Test
    void theDaysBesideADeletedReadFollowFromTheOthers() throws SQLException {
        send(read("2025-01-01", "0"), read("2025-01-02", "12"), read("2025-01-03", "30"));
        days("2025-01-01", "2025-01-03").body("points.value", contains(12.0, 18.0));

        delete("2025-01-02T00:00:00+08:00").statusCode(204);

        days("2025-01-01", "2025-01-03").body("points.value", contains(15.0, 15.0));
        reads().body("items.reading", contains(0.0, 30.0)).body("items.quantity", contains(null, 30.0));
        energy.consumption("buildingId", building, "from", "2025-01-01", "to", "2025-01-03", "resolution", "P1D")
                .body("rows.quantity", contains(15.0, 15.0));
        assertEquals(List.of("12"), stored.rows("select reading from register_read_revision"));
        assertEquals(List.of("READ_DELETED"), stored.rows("select kind from correction"));
        energy.changes("register-read.deleted", 1)
                .body(
                        "events.type.findAll { it.contains('deleted') }",
                        contains("io.dualcarbon.energy.register-read.deleted"))
                .body("events.count { it.type == 'io.dualcarbon.energy.consumption.changed' }", equalTo(2));
        delete("2025-01-02T00:00:00+08:00").statusCode(404).body("type", equalTo(PROBLEM + "register-read-not-found"));
    }

    @Test
    void behindTheLastReadNothingIsKnown() {
        send(read("2025-01-01", "0"), read("2025-01-02", "12"), read("2025-01-03", "30"));

        delete("2025-01-02T16:00:00Z").statusCode(204);

        days("2025-01-01", "2025-01-03").body("points.value", contains(12.0, null));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(12.0));
        send(read("2025-01-03", "30")).body("accepted", equalTo(1));
        days("2025-01-01", "2025-01-03").body("points.value", contains(12.0, 18.0));
    }

    @Test
    void anExchangeToldByMistakeIsTakenBack() {
        send(read("2025-01-01", "100"), read("2025-01-03", "120"));
        exchange("analyst", "2025-01-02T00:00:00+08:00", "500", "0", "").statusCode(200);
        days("2025-01-01", "2025-01-03").body("points.value", contains(400.0, 120.0));

        delete("2025-01-02T00:00:00+08:00").statusCode(204);

        days("2025-01-01", "2025-01-03").body("points.value", contains(10.0, 10.0));
    }

    @Test
    void noClosedMonthIsCorrectedWithoutAReasonAndTheRight() {
        send(read("2025-01-01", "0"), read("2025-01-31", "300"), read("2025-02-02", "320"));
        close("2025-01");
        var january = "2025-01-20T00:00:00+08:00";

        exchange("analyst", january, "190", "80", "")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "register-month-closed"))
                .body("detail", containsString("2025-01"));
        exchange("analyst", january, "190", "80", "?" + REASON)
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "restatement-forbidden"));
        delete("2025-01-31T00:00:00+08:00").statusCode(409).body("type", equalTo(PROBLEM + "register-month-closed"));
        delete("2025-02-02T00:00:00+08:00").statusCode(409).body("type", equalTo(PROBLEM + "register-month-closed"));
        months("2025-01", "2025-03").body("points.value", contains(310.0, 10.0));

        exchange("tenant-admin", january, "190", "80", "?" + REASON).statusCode(200);
        days("2025-01-19", "2025-01-21").body("points.value", contains(10.0, 20.0));
        energy.as("tenant-admin")
                .header("If-Match", "*")
                .delete(API + "/meters/" + meter + "/register-reads/2025-02-02T00:00:00+08:00?" + REASON)
                .then()
                .statusCode(204);

        months("2025-01", "2025-03").body("points.value", contains(410.0, null));
        energy.as("viewer")
                .get(API + "/restatements")
                .then()
                .body("items.quantityBefore", contains(10.0, 110.0))
                .body("items.quantityAfter", contains(0.0, 220.0))
                .body("items[0].actor", startsWith("tenant-admin"));
    }

    @Test
    void onlyWhoWritesInTheTenantTakesBack() {
        send(read("2025-01-01", "0"));
        var url = API + "/meters/" + meter + "/register-reads/2025-01-01T00:00:00+08:00";

        given().delete(url).then().statusCode(401);
        tenant.as("viewer").delete(url).then().statusCode(403);
        TestTenant.fresh()
                .as("analyst")
                .header("If-Match", "*")
                .delete(url)
                .then()
                .statusCode(404);
        energy.as("analyst")
                .header("If-Match", "*")
                .delete(API + "/meters/" + meter + "/register-reads/yesterday")
                .then()
                .statusCode(404);

        reads().body("items.reading", contains(0.0));
        delete("2025-01-01T00:00:00+08:00").statusCode(204);
        reads().body("items", empty());
    }

    private String read(String day, String reading) {
        return "{\"meterId\":\"%s\",\"at\":\"%sT00:00:00+08:00\",\"reading\":%s}".formatted(meter, day, reading);
    }

    private ValidatableResponse send(String... reads) {
        return energy.post("/register-reads", "{\"reads\":[%s]}".formatted(String.join(",", reads)))
                .statusCode(200);
    }

    private ValidatableResponse exchange(String role, String at, String last, String first, String query) {
        return energy.as(role)
                .body("{\"at\":\"%s\",\"finalReading\":%s,\"startReading\":%s,\"reason\":\"EXCHANGE\"}"
                        .formatted(at, last, first))
                .post(API + "/meters/" + meter + "/exchanges" + query)
                .then();
    }

    private ValidatableResponse delete(String at) {
        return energy.as("analyst")
                .header("If-Match", "*")
                .delete(API + "/meters/" + meter + "/register-reads/" + at)
                .then();
    }

    private void close(String month) {
        energy.as("tenant-admin")
                .body("{\"month\":\"%s\"}".formatted(month))
                .post(API + "/closed-months")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse reads() {
        return energy.as("viewer")
                .get(API + "/meters/" + meter + "/register-reads")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse days(String from, String to) {
        return energy.series(meter, from, to, "P1D");
    }

    private ValidatableResponse months(String from, String to) {
        return energy.series(meter, from, to, "P1M");
    }
}
