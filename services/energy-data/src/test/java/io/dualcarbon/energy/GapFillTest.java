package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class GapFillTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";
    private static final double NO = Double.NaN;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final String building = registry.building(registry.area());

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aLineFillsAnHourOnceSomebodyElseApproves() {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, NO, 4));

        var proposal = propose(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:45:00+08:00", "LINEAR", "null")
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .body("values.start", contains("2025-01-01T00:15:00+08:00", "2025-01-01T00:30:00+08:00"))
                .body("values.value", contains(2.0, 3.0))
                .body("conserves", equalTo(false))
                .body("unit", equalTo("kWh"))
                .body("proposedBy", equalTo("analyst@" + tenant.id()))
                .extract()
                .<String>path("id");
        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(1.0, null, null, 4.0));
        decide(proposal, "approval", "tenant-admin", "\"3\"", "").statusCode(412);
        decide(proposal, "approval", "tenant-admin", "\"0\"", "")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("APPROVED"))
                .body("decidedBy", equalTo("tenant-admin@" + tenant.id()))
                .body("written", equalTo(2));
        decide(proposal, "rejection", "tenant-admin", "\"1\"", "{\"reason\":\"no\"}")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "gap-fill-decided"));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(1.0, 2.0, 3.0, 4.0))
                .body("points.filled", contains(null, true, true, null));
        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT1H")
                .body("points.value", contains(10.0))
                .body("points.filled", contains(true));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(10.0))
                .body("rows.measuredShare", contains(0.5))
                .body("rows.filledShare", contains(0.5));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02", "groupBy", "meter")
                .body("rows.measuredShare", contains(0.5))
                .body("rows.filledShare", contains(0.5));
        energy.as("viewer")
                .get(API + "/quality/completeness?resolution=P1D&from=2025-01-01&to=2025-01-02&meterId=" + meter)
                .then()
                .body("total.actual", equalTo(2))
                .body("total.filled", equalTo(2));
        energy.as("viewer")
                .get(API + "/quality/gaps?from=2025-01-01&to=2025-01-02&meterId=" + meter)
                .then()
                .body("items.start", contains("2025-01-01T01:00:00+08:00"));
    }

    @Test
    void aProfileFillsADayAndSumsToWhatIsKnown() {
        var meter = meter("\"intervalMinutes\":60");
        energy.sendBlocks(month(meter));

        propose(meter, "2025-01-29T08:00:00+08:00", "2025-01-29T10:00:00+08:00", "PROFILE", "null")
                .statusCode(201)
                .body("values.value", contains(18.0, 19.0))
                .body("conserves", equalTo(false));
        propose(
                        meter,
                        "2025-01-29T07:00:00+08:00",
                        "2025-01-29T10:00:00+08:00",
                        "PROFILE",
                        "{\"quantity\":59.5,\"source\":\"Register reads\"}")
                .statusCode(201)
                .body("values.value", contains(20.675675, 21.824325))
                .body("values.value.sum()", equalTo(42.5))
                .body("conserves", equalTo(true))
                .body("knownTotal", equalTo(59.5))
                .body("knownTotalSource", equalTo("Register reads"));
        propose(
                        meter,
                        "2025-01-29T07:00:00+08:00",
                        "2025-01-29T10:00:00+08:00",
                        "PROFILE",
                        "{\"quantity\":16,\"source\":\"Register reads\"}")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "total-too-small"));
    }

    @Test
    void aValueThatCameMeanwhileStays() throws SQLException {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, NO, 4));
        var proposal = propose(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:45:00+08:00", "LINEAR", "null")
                .extract()
                .<String>path("id");
        energy.sendBlocks(block(meter, "2025-01-01T00:15:00+08:00", 7));

        decide(proposal, "approval", "tenant-admin", "*", "").statusCode(200).body("written", equalTo(1));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(1.0, 7.0, 3.0, 4.0))
                .body("points.filled", contains(null, null, true, null));
        assertEquals(
                List.of("{3}|3"), new Stored(tenant).rows("select filled_slots, filled_total from interval_block"));
    }

    @Test
    void aMeasuredValueTakesThePlaceOfAFilledOne() throws SQLException {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, NO, 4));
        var proposal = propose(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:45:00+08:00", "LINEAR", "null")
                .extract()
                .<String>path("id");
        decide(proposal, "approval", "tenant-admin", "*", "").statusCode(200);

        energy.sendBlocks(block(meter, "2025-01-01T00:15:00+08:00", 2)) // as it was filled, but measured
                .body("accepted", equalTo(1))
                .body("corrected", equalTo(0));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(1.0, 2.0, 3.0, 4.0))
                .body("points.filled", contains(null, null, true, null));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.measuredShare", contains(0.7))
                .body("rows.filledShare", contains(0.3));
        assertEquals(
                List.of("none {2,3}"),
                new Stored(tenant)
                        .rows("select string_agg(coalesce(filled_slots::text, 'none'), ' ' order by revised_at)"
                                + " from block_revision"));

        energy.sendBlocks(block(meter, "2025-01-01T00:30:00+08:00", 5)).body("accepted", equalTo(1));

        assertEquals(
                List.of("null|0"), new Stored(tenant).rows("select filled_slots, filled_total from interval_block"));
        energy.sendBlocks(block(meter, "2025-01-01T00:30:00+08:00", 6)).body("corrected", equalTo(1));
    }

    @Test
    void whatFollowsFromAFilledValueIsFilledToo() {
        var main = meter();
        var shop = meter();
        var rest = registry.meter(
                text("reading", "VIRTUAL"),
                "\"intervalMinutes\":null",
                text("buildingId", registry.building(registry.area())),
                terms(main, 1, shop, -1));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 10, NO, NO, 40), block(shop, NEW_YEAR, 1, 2, 3, 4));
        var proposal = propose(main, "2025-01-01T00:15:00+08:00", "2025-01-01T00:45:00+08:00", "LINEAR", "null")
                .extract()
                .<String>path("id");

        decide(proposal, "approval", "tenant-admin", "*", "").statusCode(200);

        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(110.0));
        energy.series(rest, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(9.0, 18.0, 27.0, 36.0))
                .body("points.filled", contains(null, true, true, null));
    }

    @Test
    void aClosedMonthIsNotFilled() {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, NO, 4));
        var proposal = propose(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:45:00+08:00", "LINEAR", "null")
                .extract()
                .<String>path("id");
        energy.as("tenant-admin").body("{\"month\":\"2025-01\"}").post(API + "/closed-months");

        decide(proposal, "approval", "tenant-admin", "*", "")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "gap-month-closed"));
    }

    @Test
    void aRejectedProposalChangesNothing() {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, 4));
        var proposal = propose(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:30:00+08:00", "LINEAR", "null")
                .extract()
                .<String>path("id");

        decide(proposal, "rejection", "tenant-admin", "*", "{\"reason\":\"shut down\"}")
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("reason", equalTo("shut down"));

        energy.series(meter, NEW_YEAR, "2025-01-01T00:45:00+08:00", "PT15M")
                .body("points.value", contains(1.0, null, 4.0));
        energy.as("viewer")
                .get(API + "/gap-fills?state=REJECTED&meterId=" + meter)
                .then()
                .body("items.id", contains(proposal));
        energy.as("viewer")
                .get(API + "/gap-fills?state=PROPOSED&meterId=" + meter)
                .then()
                .body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, 00:15, LINEAR, 409, nothing-missing",
        "00:20, 00:45, LINEAR, 400, gap-fill-range-invalid",
        "00:45, 00:15, LINEAR, 400, gap-fill-range-invalid",
        "00:15, 00:45, PROFILE, 409, profile-missing",
        "02:00, 02:30, LINEAR, 409, gap-too-long",
    })
    void refusesWhatItCannotFill(String from, String to, String method, int status, String problem) {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, NO, 4), block(meter, "2025-01-01T06:00:00+08:00", 1));

        propose(meter, "2025-01-01T" + from + ":00+08:00", "2025-01-01T" + to + ":00+08:00", method, "null")
                .statusCode(status)
                .body("type", equalTo(PROBLEM + problem));
    }

    @Test
    void gapFillsAreTheTenantsOwnAndNeedTheRightToWrite() {
        var meter = meter();
        var billed = meter(text("reading", "BILLED"), "\"intervalMinutes\":null");
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, 4));
        var proposal = propose(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:30:00+08:00", "LINEAR", "null")
                .extract()
                .<String>path("id");
        var stranger = new Energy(TestTenant.fresh());

        stranger.as("viewer")
                .get(API + "/gap-fills/" + proposal)
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "gap-fill-not-found"));
        stranger.as("viewer").get(API + "/gap-fills").then().body("items", empty());
        stranger.as("steward")
                .header("If-Match", "*")
                .post(API + "/gap-fills/" + proposal + "/approval")
                .then()
                .statusCode(404);
        stranger.as("analyst")
                .body(body(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:30:00+08:00", "LINEAR", "null"))
                .post(API + "/gap-fills")
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "meter-not-found"));
        energy.as("viewer")
                .body(body(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:30:00+08:00", "LINEAR", "null"))
                .post(API + "/gap-fills")
                .then()
                .statusCode(403);
        propose(billed, "2025-01-01T00:00:00+08:00", "2025-01-02T00:00:00+08:00", "PROFILE", "null")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "gap-not-fillable"));
        propose(UUID.randomUUID().toString(), NEW_YEAR, "2025-01-02T00:00:00+08:00", "PROFILE", "null")
                .statusCode(404);
    }

    /** Four weeks and a day, hour by hour 10 and up on working days, 5 on weekends; on the last day 8 to 10 is missing. */
    private static String month(String meter) {
        var values = new ArrayList<Double>();
        for (var day = 0; day < 29; day++) {
            var weekday = LocalDate.of(2025, 1, 1).plusDays(day).getDayOfWeek();
            for (var hour = 0; hour < 24; hour++) {
                var missing = day == 28 && (hour == 8 || hour == 9);
                values.add(missing ? NO : weekday.compareTo(DayOfWeek.FRIDAY) > 0 ? 5 : 10.0 + hour);
            }
        }
        return blockEvery(
                60,
                meter,
                NEW_YEAR,
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private String meter(String... properties) {
        var meter = registry.meterOf(building, properties);
        registry.publish();
        return meter;
    }

    private ValidatableResponse propose(String meter, String from, String to, String method, String total) {
        return energy.post("/gap-fills", body(meter, from, to, method, total));
    }

    private static String body(String meter, String from, String to, String method, String total) {
        return "{\"meterId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"method\":\"%s\",\"knownTotal\":%s}"
                .formatted(meter, from, to, method, total);
    }

    private ValidatableResponse decide(String id, String verb, String role, String ifMatch, String body) {
        var request = energy.as(role).header("If-Match", ifMatch);
        return (body.isEmpty() ? request : request.body(body))
                .post(API + "/gap-fills/" + id + "/" + verb)
                .then();
    }
}
