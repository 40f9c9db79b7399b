package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class BillTest {
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
    void aBuildingThatIsBilled() {
        building = registry.building(registry.area());
        meter = registry.meterOf(
                building, text("reading", "BILLED"), "\"intervalMinutes\":null", text("code", "BILLED"));
        registry.publish();
    }

    @Test
    void keepsABillAndSpreadsItToSumExactly() throws SQLException {
        energy.sendBills(bill(meter, "2025-01-01", "2025-02-01", "10000.001")).body("accepted", equalTo(1));

        energy.as("viewer")
                .queryParam("meterId", meter)
                .get(Energy.API + "/billed-periods")
                .then()
                .statusCode(200)
                .body("items.quantity", contains(10000.001))
                .body("items.from", contains("2025-01-01"))
                .body("items.to", contains("2025-02-01"))
                .body("items.unit", contains("kWh"));
        assertEquals(List.of("10000.001000"), stored.rows("select sum(total::numeric(20, 6)) from interval_block"));
        energy.series(meter, "2025-01-01", "2025-01-04", "P1D")
                .body("points.value", contains(322.580677, 322.580677, 322.580678))
                .body("points.apportioned", everyItem(equalTo(true)));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(10000.001))
                .body("rows.measuredShare", contains(0.0))
                .body("rows.filledShare", contains(0.0))
                .body("rows.coverage", contains(1.0));
    }

    @Test
    void splitsABillOverMonthsByDays() {
        energy.sendBills(
                bill(meter, "2025-01-16", "2025-02-15", "3000"), bill(meter, "2025-02-15", "2025-03-01", "1400"));

        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-03")
                .body("rows.quantity", contains(1600.0, 2800.0))
                .body("rows.coverage", contains(0.5161, 1.0));
    }

    @Test
    void correctsTheSameDaysAndKeepsWhatWasBilledBefore() throws SQLException {
        var first = bill(meter, "2025-01-01", "2025-02-01", "3100");
        energy.sendBills(first);

        energy.sendBills(first).body("unchanged", equalTo(1));
        energy.sendBills(bill(meter, "2025-01-01", "2025-02-01", "3100.00")).body("unchanged", equalTo(1));
        energy.sendBills(bill(meter, "2025-01-01", "2025-02-01", "6200")).body("corrected", equalTo(1));

        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(6200.0));
        assertEquals(List.of("2025-01-01|3100"), stored.rows("select from_day, quantity from billed_period_revision"));
    }

    @Test
    void refusesDaysThatAreBilledAlready() {
        energy.sendBills(bill(meter, "2025-01-10", "2025-02-10", "100"));

        energy.sendBills(
                        bill(meter, "2025-02-09", "2025-03-01", "1"),
                        bill(meter, "2025-01-01", "2025-01-11", "1"),
                        bill(meter, "2025-01-15", "2025-01-16", "1"),
                        bill(meter, "2025-01-01", "2025-03-01", "1"),
                        bill(meter, "2025-02-10", "2025-03-01", "1"),
                        bill(meter, "2025-02-20", "2025-03-01", "1"),
                        bill(meter, "2025-01-01", "2025-01-10", "1"))
                .body("accepted", equalTo(2))
                .body("errors.row", contains(1, 2, 3, 4, 6))
                .body("errors.type", everyItem(equalTo(PROBLEM + "period-overlaps")));
    }

    @Test
    void tellsMeasuredFromBilled() {
        var measured = registry.meterOf(building);
        registry.publish();
        energy.sendBills(bill(meter, "2025-01-01", "2025-02-01", "744"));

        energy.sendBlocks(block(measured, "2025-01-01T00:00:00+08:00", flat(31 * 96, 0.75)));

        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(2976.0))
                .body("rows.measuredShare", contains(0.75));
        energy.series(meter, "2025-01-01", "2025-01-02", "PT1H")
                .body("points", hasSize(24))
                .body("points.value", everyItem(equalTo(null)))
                .body("points.reasons", everyItem(equalTo(List.of("RESOLUTION"))));
    }

    @Test
    void aBillOfWrongDaysIsTakenBack() throws SQLException {
        energy.sendBills(bill(meter, "2025-01-01", "2025-02-01", "310"));
        energy.sendBills(bill(meter, "2025-01-10", "2025-02-10", "620"))
                .body("errors.type", contains(PROBLEM + "period-overlaps"));

        delete("analyst", "2025-01-01").statusCode(204);

        energy.series(meter, "2025-01-01", "2025-01-03", "P1D").body("points.value", contains(null, null));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains((Object) null));
        energy.sendBills(bill(meter, "2025-01-10", "2025-02-10", "620")).body("accepted", equalTo(1));
        energy.series(meter, "2025-01-09", "2025-01-11", "P1D").body("points.value", contains(null, 20.0));
        assertEquals(
                List.of("2025-01-01|2025-02-01|310"),
                stored.rows("select from_day, to_day, quantity from billed_period_revision"));
        delete("analyst", "2025-01-01").statusCode(404).body("type", equalTo(PROBLEM + "bill-not-found"));
        given().delete(Energy.API + "/billed-periods/" + meter + "/2025-01-10")
                .then()
                .statusCode(401);
        delete("viewer", "2025-01-10").statusCode(403);
        TestTenant.fresh()
                .as("analyst")
                .delete(Energy.API + "/billed-periods/" + meter + "/2025-01-10")
                .then()
                .statusCode(404);
    }

    @Test
    void aBillOfAClosedMonthIsTakenBackOnTheRecord() {
        energy.sendBills(bill(meter, "2025-01-16", "2025-02-15", "3000"));
        energy.as("tenant-admin")
                .body("{\"month\":\"2025-01\"}")
                .post(Energy.API + "/closed-months")
                .then()
                .statusCode(201);

        delete("analyst", "2025-01-16").statusCode(409).body("type", equalTo(PROBLEM + "bill-month-closed"));
        delete("analyst", "2025-01-16?restate=Of another meter").statusCode(403);
        delete("tenant-admin", "2025-01-16?restate=Of another meter").statusCode(204);

        energy.as("viewer")
                .get(Energy.API + "/restatements")
                .then()
                .body("items.month", contains("2025-01"))
                .body("items.quantityBefore", contains(1600.0))
                .body("items.quantityAfter", contains(0.0));
    }

    private ValidatableResponse delete(String role, String fromAndQuery) {
        return energy.as(role)
                .header("If-Match", "*")
                .delete(Energy.API + "/billed-periods/" + meter + "/" + fromAndQuery)
                .then();
    }

    @Test
    void aDryRunKeepsNoBill() throws SQLException {
        energy.post(
                        "/billed-periods?dryRun=true",
                        "{\"periods\":[%s]}".formatted(bill(meter, "2025-01-01", "2025-02-01", "1")))
                .body("accepted", equalTo(1));

        assertEquals(0, stored.count("billed_period"));
        assertEquals(0, stored.count("interval_block"));
    }

    @ParameterizedTest
    @CsvSource({
        "BILLED, 2025-01-01, 2025-01-01, 1, kWh, period-invalid",
        "BILLED, 2025-02-01, 2025-01-01, 1, kWh, period-invalid",
        "BILLED, 2020-01-01, 2025-01-01, 1, kWh, period-invalid",
        "BILLED, 2025-01-32, 2025-02-01, 1, kWh, period-invalid",
        "BILLED, 2025-01, 2025-02, 1, kWh, period-invalid",
        "BILLED, 2039-01-01, 2039-02-01, 1, kWh, reading-in-future",
        "BILLED, 2014-12-01, 2015-01-01, 1, kWh, start-out-of-range",
        "BILLED, 2025-01-01, 2025-02-01, -1, kWh, negative-value",
        "BILLED, 2025-01-01, 2025-02-01, 1e999999999, kWh, value-out-of-range",
        "BILLED, 2025-01-01, 2025-02-01, 1e-999999999, kWh, value-out-of-range",
        "BILLED, 2025-01-01, 2025-02-01, NaN, kWh, not-a-number",
        "BILLED, 2025-01-01, 2025-02-01, null, kWh, wrong-type",
        "BILLED, 2025-01-01, 2025-02-01, 1, GJ, unit-mismatch",
        "NOBODY, 2025-01-01, 2025-02-01, 1, kWh, meter-unknown",
    })
    void refusesABillThatIsWrong(String code, String from, String to, String quantity, String unit, String problem) {
        var row = "{\"meterCode\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"quantity\":%s,\"unit\":\"%s\"}"
                .formatted(code, from, to, quantity, unit);

        energy.sendBills(row, bill(meter, "2025-03-01", "2025-04-01", "1"))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("errors.type", contains(PROBLEM + problem));
    }

    @Test
    void refusesABillForAMeterThatIsReadByInterval() {
        var measured = registry.meterOf(building);
        registry.publish();

        energy.sendBills(bill(measured, "2025-01-01", "2025-02-01", "1"))
                .body("errors.type", contains(PROBLEM + "reading-kind-mismatch"));
    }

    @Test
    void aRefusedBillBehindAGoodOneStopsNothing() {
        energy.sendBills(
                        bill(meter, "2025-01-01", "2025-02-01", "31"),
                        bill("00000000-0000-0000-0000-000000000000", "2025-01-01", "2025-02-01", "1"),
                        bill(meter, "2025-02-01", "2025-03-01", "28"))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("errors.row", contains(2))
                .body("outcomes.outcome", contains("ACCEPTED", "REJECTED", "ACCEPTED"));
    }
}
