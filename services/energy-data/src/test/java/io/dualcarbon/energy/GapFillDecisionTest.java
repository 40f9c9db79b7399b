package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may happen between a proposal and its approval, and proposals for odd times. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class GapFillDecisionTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";
    private static final String GAP_BEGINS = "2025-01-01T00:15:00+08:00";
    private static final String GAP_ENDS = "2025-01-01T00:45:00+08:00";
    private static final double NO = Double.NaN;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, viewer",
        "analyst, analyst",
        "analyst, readings:restate",
        "partner, readings:write",
    })
    void whoOnlyWritesReadingsDecidesNothing(String role, String scope) throws SQLException {
        var proposal = proposed(meterWithGap(), GAP_BEGINS, GAP_ENDS, "null");

        for (var decision : List.of("approval", "rejection")) {
            given().contentType("application/json")
                    .body("{\"reason\":\"no\"}")
                    .post(API + "/gap-fills/" + proposal + "/" + decision)
                    .then()
                    .statusCode(401);
            tenant.as(role, scope)
                    .header("If-Match", "*")
                    .body("{\"reason\":\"no\"}")
                    .post(API + "/gap-fills/" + proposal + "/" + decision)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo(PROBLEM + "forbidden"));
        }

        assertEquals(List.of("PROPOSED|0"), new Stored(tenant).rows("select state, version from gap_fill"));
        assertEquals(List.of("null"), new Stored(tenant).rows("select filled_slots from interval_block"));
    }

    @Test
    void aStewardApprovesAndNobodyDecidesOnWhatHeProposed() {
        var meter = meterWithGap();
        var proposal = energy.as("tenant-admin")
                .body(body(meter, GAP_BEGINS, GAP_ENDS, "LINEAR", "null"))
                .post(API + "/gap-fills")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        approve(proposal).statusCode(409).body("type", equalTo(PROBLEM + "own-proposal"));
        energy.as("tenant-admin")
                .header("If-Match", "*")
                .body("{\"reason\":\"no\"}")
                .post(API + "/gap-fills/" + proposal + "/rejection")
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "own-proposal"));
        approve("steward", proposal)
                .statusCode(200)
                .body("decidedBy", equalTo("steward@" + tenant.id()))
                .body("written", equalTo(2));
    }

    @Test
    void twoApproversAtOnceWriteOnce() throws SQLException {
        var meter = meterWithGap();
        var proposal = proposed(meter, GAP_BEGINS, GAP_ENDS, "null");

        var statuses = Stream.of("tenant-admin", "tenant-admin")
                .map(role -> CompletableFuture.supplyAsync(
                        () -> approve(proposal).extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertEquals(List.of(200, 409), statuses);
        assertEquals(
                List.of("{2,3}|5"), new Stored(tenant).rows("select filled_slots, filled_total from interval_block"));
        approve(proposal).statusCode(409).body("type", equalTo(PROBLEM + "gap-fill-decided"));
    }

    @Test
    void whatRealValuesHaveFilledIsNotApprovedAnyMore() {
        var meter = meterWithGap();
        var proposal = proposed(meter, GAP_BEGINS, GAP_ENDS, "null");
        energy.sendBlocks(block(meter, GAP_BEGINS, 7, 8));

        approve(proposal).statusCode(409).body("type", equalTo(PROBLEM + "nothing-missing"));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(1.0, 7.0, 8.0, 4.0));
        energy.as("viewer").get(API + "/gap-fills/" + proposal).then().body("state", equalTo("PROPOSED"));
        energy.as("tenant-admin")
                .header("If-Match", "*")
                .body("{\"reason\":\"The values came\"}")
                .post(API + "/gap-fills/" + proposal + "/rejection")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        GAP_BEGINS + ", 7", // one of the missing values came
        NEW_YEAR + ", 2", // one that was there was corrected
    })
    void whatNoLongerSumsToTheKnownTotalIsNotApproved(String start, double value) {
        var meter = meterWithGap();
        var proposal = proposed(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "{\"quantity\":20,\"source\":\"Dial\"}");
        energy.sendBlocks(block(meter, start, value));

        approve(proposal).statusCode(409).body("type", equalTo(PROBLEM + "gap-changed"));
    }

    @Test
    void valuesThatStillSumToTheKnownTotalAreWritten() {
        var meter = meterWithGap();
        var proposal = proposed(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "{\"quantity\":20,\"source\":\"Dial\"}");

        approve(proposal).statusCode(200).body("written", equalTo(2));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(1.0, 6.0, 9.0, 4.0)); // 15 in the ratio of 2 to 3
    }

    @Test
    void anApprovalIsAChangeOfConsumption() {
        var meter = meterWithGap();
        var proposal = proposed(meter, GAP_BEGINS, GAP_ENDS, "null");

        approve(proposal).statusCode(200);

        energy.changes("consumption.changed", 2)
                .body(
                        "events.findAll { it.subject == '%s' && it.type.endsWith('consumption.changed') }.data.meterIds"
                                .formatted(proposal),
                        contains(List.of(meter)))
                .body(
                        "events.findAll { it.subject == '%s' && it.type.endsWith('consumption.changed') }.data.to"
                                .formatted(proposal),
                        contains("2025-01-02"));
    }

    @Test
    void nothingIsProposedForAClosedMonth() {
        var meter = meterWithGap();
        energy.as("tenant-admin").body("{\"month\":\"2025-01\"}").post(API + "/closed-months");

        propose(meter, GAP_BEGINS, GAP_ENDS, "LINEAR", "null")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "gap-month-closed"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01T00:15:00.5+08:00, 2025-01-01T00:45:00+08:00, 1, 400",
        "2025-01-01T00:15:00+08:00, 2025-01-01T00:45:00.000000001+08:00, 1, 400",
        "-999999999-01-01T00:00:00+18:00, -999999999-01-01T00:15:00+18:00, 1, 400",
        "+999999999-12-31T00:00:00-18:00, +999999999-12-31T00:15:00-18:00, 1, 400",
        "2025-01-01T00:15:00+08:00, 2025-01-01T00:15:00+08:00, 1, 400",
        "2025-01-01T00:15:00+08:00, 2025-01-01T00:45:00+08:00, 1e300, 400",
        "2025-01-01T00:15:00+08:00, 2025-01-01T00:45:00+08:00, 1e999999999, 400",
        "2025-01-01T00:15:00+08:00, 2025-01-01T00:45:00+08:00, -1, 400",
        "2025-01-01T00:15:00+08:00, 2025-01-01T00:45:00+08:00, 0, 201",
    })
    void refusesOddTimesAndTotals(String from, String to, String total, int status) {
        var meter = meterWithGap();

        propose(meter, from, to, "LINEAR", "{\"quantity\":%s,\"source\":\"Dial\"}".formatted(total))
                .statusCode(status);
    }

    @Test
    void aMeterThatIsComputedOrHasNothingIsNotFilled() {
        var empty = meter();
        var meter = meterWithGap();
        var formula = meter(text("reading", "VIRTUAL"), "\"intervalMinutes\":null", terms(meter, 1));
        var retired = meter(text("retiredAt", "2025-01-01T16:00:00Z"));
        energy.sendBlocks(block(retired, NEW_YEAR, flat(96, 1)));

        propose(formula, GAP_BEGINS, GAP_ENDS, "LINEAR", "null")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "gap-not-fillable"));
        propose(empty, GAP_BEGINS, GAP_ENDS, "PROFILE", "null")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "gap-too-long"));
        propose(retired, "2025-01-02T00:00:00+08:00", "2025-01-02T00:15:00+08:00", "LINEAR", "null")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "gap-too-long"));
    }

    @Test
    void aProfileLeavesOutTheHourThatAClockSkipped() {
        registry.timeZone("Europe/Berlin");
        var meter = meter("\"intervalMinutes\":60");
        // Two o'clock on Saturdays and Sundays before; on the last Sunday, 30 March, the clock goes from 2 to 3.
        energy.sendBlocks(
                blockEvery(60, meter, "2025-03-08T02:00:00+01:00", 1),
                blockEvery(60, meter, "2025-03-09T02:00:00+01:00", 2),
                blockEvery(60, meter, "2025-03-15T02:00:00+01:00", 3),
                blockEvery(60, meter, "2025-03-30T03:00:00+02:00", 1000),
                blockEvery(60, meter, "2025-04-05T00:00:00+02:00", 1, 1, NO, 1));

        propose(meter, "2025-04-05T02:00:00+02:00", "2025-04-05T03:00:00+02:00", "PROFILE", "null")
                .statusCode(201)
                .body("values.value", contains(2.0));
    }

    @Test
    void theHourThatComesTwiceIsFilledTheSecondTime() {
        registry.timeZone("Europe/Berlin");
        var meter = meter("\"intervalMinutes\":60");
        var values = flat(25, 1);
        values[3] = NO; // two o'clock for the second time
        values[4] = 5;
        energy.sendBlocks(blockEvery(60, meter, "2025-10-26T00:00:00+02:00", values));
        var proposal = proposed(meter, "2025-10-26T02:00:00+01:00", "2025-10-26T03:00:00+01:00", "null");

        approve(proposal).statusCode(200);

        energy.series(meter, "2025-10-26T01:00:00+02:00", "2025-10-26T04:00:00+01:00", "PT1H")
                .body("points.value", contains(1.0, 1.0, 3.0, 5.0))
                .body("points.start[2]", equalTo("2025-10-26T02:00:00+01:00"))
                .body("points.filled", contains(null, null, true, null));
    }

    private String meter(String... properties) {
        var meter = registry.meterOf(registry.building(registry.area()), properties);
        registry.publish();
        return meter;
    }

    private String meterWithGap() {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, NO, NO, 4));
        return meter;
    }

    private String proposed(String meter, String from, String to, String total) {
        return propose(meter, from, to, "LINEAR", total)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse propose(String meter, String from, String to, String method, String total) {
        return energy.post("/gap-fills", body(meter, from, to, method, total));
    }

    private static String body(String meter, String from, String to, String method, String total) {
        return "{\"meterId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"method\":\"%s\",\"knownTotal\":%s}"
                .formatted(meter, from, to, method, total);
    }

    private ValidatableResponse approve(String proposal) {
        return approve("tenant-admin", proposal);
    }

    private ValidatableResponse approve(String role, String proposal) {
        return energy.as(role)
                .header("If-Match", "*")
                .post(API + "/gap-fills/" + proposal + "/approval")
                .then();
    }
}
