package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that change what is to be expected, on a line of their own in the savings. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class AdjustmentTest extends BaselineSetting {
    @Test
    void savingsTellAnEventOnItsOwnLineForWhatIsKnown() {
        sendWeather("2023-01-01", "2024-01-05");
        sendDays("2023-01-01", "2024-01-02", BaselineSetting::heated);
        sendDays("2024-01-02", "2024-01-03", day -> heated(day) + 20);
        var id = fit("P1D", "2023-01-01", "2024-01-01").extract().<String>path("id");

        var floor = record(id, "2024-01-02", "2024-01-04", "0.02", "PER_DAY", "MWh")
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("quantity", equalTo(0.02))
                .body("quantityPerDay", equalTo(20.0))
                .body("baseUnit", equalTo("kWh"))
                .body("reason", equalTo("Second floor let"))
                .extract()
                .<String>path("id");

        savings(id, "2024-01-01", "2024-01-04")
                .body("periods.adjustment", contains(0.0, 20.0, null))
                .body("periods[1].avoided", closeTo(0, 1e-5))
                .body("periods[2].avoided", nullValue())
                .body("total.adjustment", equalTo(20.0))
                .body("total.avoided", closeTo(0, 1e-5))
                .body("adjustments.id", contains(floor))
                .body("adjustments.quantity", contains(20.0));
        record(id, "2024-01-01", "2024-01-04", "-30", "IN_TOTAL", "kWh")
                .statusCode(201)
                .body("quantityPerDay", equalTo(-10.0));
        savings(id, "2024-01-01", "2024-01-04")
                .body("periods.adjustment", contains(-10.0, 10.0, null))
                .body("adjustments.quantity", contains(-20.0, 20.0))
                .body("total.adjustment", equalTo(0.0))
                .body("total.avoided", closeTo(-20, 1e-5));
        savings(id, "2024-01-04", "2024-01-05").body("adjustments", empty());
    }

    @Test
    void hoursHaveTheirPartOfADayAndMonthsTheirDays() {
        sendWeather("2023-01-01", "2024-02-01");
        sendDays("2023-01-01", "2024-02-01", BaselineSetting::heated);
        var hours =
                fit("BL-1", meter, "PT1H", "2023-01-01", "2024-01-01").extract().<String>path("id");
        var months =
                fit("BL-2", meter, "P1M", "2023-01-01", "2024-01-01").extract().<String>path("id");
        record(hours, "2024-01-10", "2024-01-20", "24", "PER_DAY", "kWh").statusCode(201);
        record(months, "2024-01-25", "2024-02-04", "100", "IN_TOTAL", "kWh").statusCode(201);

        savings(hours, "2024-01-09", "2024-01-12").body("periods.adjustment", contains(0.0, 24.0, 24.0));
        savings(months, "2024-01", "2024-02")
                .body("periods.adjustment", contains(70.0))
                .body("total.adjustment", equalTo(70.0));
    }

    @Test
    void isListedAndDeletedByItsVersion() throws SQLException {
        var id = baseline();
        var second = record(id, "2024-03-01", "2024-03-02", "2", "PER_DAY", "kWh")
                .extract()
                .<String>path("id");
        var first = record(id, "2024-02-01", "2024-02-02", "1", "PER_DAY", "kWh")
                .extract()
                .<String>path("id");

        var page =
                list(id, "?limit=1").body("items.id", contains(first)).extract().<String>path("nextCursor");
        list(id, "?limit=1&cursor=" + page).body("items.id", contains(second));
        energy.as("viewer").get(url(id) + "/" + first).then().statusCode(200).header("ETag", "\"0\"");
        energy.as("analyst").delete(url(id) + "/" + first).then().statusCode(428);
        delete(id, first, "\"1\"").statusCode(412);
        delete(id, first, "\"0\"").statusCode(204);

        delete(id, first, "\"0\"").statusCode(404).body("type", equalTo(PROBLEM + "baseline-adjustment-not-found"));
        list(id, "").body("items.id", contains(second));
        assertTrue(new Stored(tenant)
                .rows("select type, subject, before ->> 'quantity' from change")
                .contains("baseline-adjustment.deleted|" + first + "|1"));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-31, 2024-02-01, kWh, from, adjustment-window-invalid",
        "2024-02-01, 2024-02-01, kWh, to, adjustment-window-invalid",
        "2024-02-01, 2041-02-01, kWh, to, adjustment-window-invalid",
        "2024-02-01, 2024-02-02, m3, unit, adjustment-unit-mismatch",
        "2024-02-01, 2024-02-02, smoot, unit, adjustment-unit-mismatch",
    })
    void refusesWhatIsNoAdjustment(String from, String to, String unit, String field, String problem) {
        record(baseline(), from, to, "1", "PER_DAY", unit)
                .statusCode(400)
                .body("type", equalTo(PROBLEM + problem))
                .body("violations.field", contains(field));
    }

    @Test
    void aRetiredBaselineStaysAsItWasLeft() {
        var id = baseline();
        var adjustment = record(id, "2024-02-01", "2024-02-02", "1", "PER_DAY", "kWh")
                .extract()
                .<String>path("id");
        retire(id, "\"0\"").statusCode(200);

        record(id, "2024-02-01", "2024-02-02", "1", "PER_DAY", "kWh")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "baseline-already-retired"));
        delete(id, adjustment, "\"0\"").statusCode(409);
        list(id, "").body("items.id", contains(adjustment));
    }

    @Test
    void theSavingsToldOfAClosedMonthChangeOnTheRecordOnly() {
        var id = baseline();
        energy.as("tenant-admin")
                .body("{\"month\":\"2024-02\"}")
                .post(API + "/closed-months")
                .then()
                .statusCode(201);
        var event = event("2024-01-30", "2024-02-03", "0.01", "PER_DAY", "MWh");
        var restate = "?restate=The tenant moved in earlier";

        energy.as("analyst")
                .body(event)
                .post(url(id))
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "adjustment-month-closed"))
                .body("detail", containsString("2024-02"))
                .body("violations.field", contains("from"));
        energy.as("analyst")
                .body(event)
                .post(url(id) + restate)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "restatement-forbidden"));
        record(id, "2024-01-30", "2024-02-01", "1", "PER_DAY", "kWh").statusCode(201);
        restatements().body("items", empty());
        var adjustment = energy.as("tenant-admin")
                .body(event)
                .post(url(id) + restate)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        // Two of its four days are February's.
        restatements()
                .body("items.uploadId", contains(adjustment))
                .body("items.kind", contains("BASELINE"))
                .body("items.subjectId", contains(id))
                .body("items.subjectCode", contains("BL-1"))
                .body("items.carrier", contains("ELECTRICITY"))
                .body("items.month", contains("2024-02"))
                .body("items.quantityBefore", contains(0.0))
                .body("items.quantityAfter", contains(20.0))
                .body("items.unit", contains("kWh"))
                .body("items.reason", contains("The tenant moved in earlier"))
                .body("items[0].actor", startsWith("tenant-admin"));
        delete(id, adjustment, "\"0\"")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "adjustment-month-closed"))
                .body("violations.field", contains("adjustmentId"));
        energy.as("tenant-admin")
                .header("If-Match", "*")
                .delete(url(id) + "/" + adjustment + "?restate=It was counted twice")
                .then()
                .statusCode(204);
        restatements()
                .body("items.quantityBefore", contains(20.0, 0.0))
                .body("items.quantityAfter", contains(0.0, 20.0))
                .body("items.reason", contains("It was counted twice", "The tenant moved in earlier"));
    }

    @Test
    void onlyWritersRecordAndOnlyTheTenantSees() {
        var id = baseline();
        var adjustment = record(id, "2024-02-01", "2024-02-02", "1", "PER_DAY", "kWh")
                .extract()
                .<String>path("id");
        var stranger = TestTenant.fresh();

        given().get(url(id)).then().statusCode(401);
        given().delete(url(id) + "/" + adjustment).then().statusCode(401);
        tenant.as("scoped", "carbon:read").get(url(id)).then().statusCode(403);
        tenant.as("viewer").body("{}").post(url(id)).then().statusCode(403);
        tenant.as("viewer")
                .header("If-Match", "*")
                .delete(url(id) + "/" + adjustment)
                .then()
                .statusCode(403);
        stranger.as("viewer").get(url(id)).then().statusCode(404);
        stranger.as("viewer").get(url(id) + "/" + adjustment).then().statusCode(404);
        stranger.as("analyst")
                .header("If-Match", "*")
                .delete(url(id) + "/" + adjustment)
                .then()
                .statusCode(404);
        list(id, "").body("items.id", contains(adjustment));
    }

    private String baseline() {
        sendWeather("2023-01-01", "2024-01-01");
        sendDays("2023-01-01", "2024-01-01", BaselineSetting::heated);
        return fit("P1D", "2023-01-01", "2024-01-01").statusCode(201).extract().path("id");
    }

    private static String url(String baseline) {
        return API + "/baselines/" + baseline + "/adjustments";
    }

    private ValidatableResponse record(
            String baseline, String from, String to, String quantity, String basis, String unit) {
        return energy.post("/baselines/" + baseline + "/adjustments", event(from, to, quantity, basis, unit));
    }

    private static String event(String from, String to, String quantity, String basis, String unit) {
        return """
                {"from":"%s","to":"%s","quantity":%s,"basis":"%s","unit":"%s","reason":"Second floor let"}
                """.formatted(from, to, quantity, basis, unit);
    }

    private ValidatableResponse restatements() {
        return energy.as("viewer").get(API + "/restatements").then().statusCode(200);
    }

    private ValidatableResponse list(String baseline, String query) {
        return energy.as("viewer").get(url(baseline) + query).then().statusCode(200);
    }

    private ValidatableResponse delete(String baseline, String adjustment, String version) {
        return energy.as("analyst")
                .header("If-Match", version)
                .delete(url(baseline) + "/" + adjustment)
                .then();
    }
}
