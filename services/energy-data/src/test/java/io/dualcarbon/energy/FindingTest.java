package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class FindingTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aGapOpensATicketAndHealsIt() {
        var meter = meter(text("code", "B01-E"));
        energy.sendBlocks(
                block(meter, NEW_YEAR, varied(96 + 48)), block(meter, "2025-01-03T00:00:00+08:00", varied(96)));

        await(meter, "GAP", 1)
                .body("items.meterCode", contains("B01-E"))
                .body("items.from", contains("2025-01-02"))
                .body("items.to", contains("2025-01-03"))
                .body("items.measured", contains(48.0))
                .body("items.threshold", contains(1.0))
                .body("items.unit", contains("values"))
                .body("items.open", contains(true));
        findings(meter, "SILENT")
                .body("items.from", contains("2025-01-04"))
                .body("items[0].to", equalTo(null))
                .body("items.open", contains(true));
        tickets("meterId", meter, "rule", "GAP")
                .body("items.state", contains("OPEN"))
                .body("items.openFindings", contains(1))
                .body("items.due", contains(threeWorkingDaysFromNow()))
                .body("items.overdue", contains(false));

        energy.sendBlocks(block(meter, "2025-01-02T12:00:00+08:00", varied(48)));

        await("/quality/findings?rule=GAP&open=false&meterId=" + meter, 1).body("items.from", contains("2025-01-02"));
        tickets("meterId", meter, "rule", "GAP")
                .body("items.state", contains("RESOLVED"))
                .body("items.note", contains("All findings healed"))
                .body("items.openFindings", contains(0));
    }

    @Test
    void aSilenceOverTheEndOfAMonthBecomesAGap() {
        var meter = meter();
        energy.sendBlocks(block(meter, "2025-01-29T00:00:00+08:00", varied(96)));
        await(meter, "SILENT", 1).body("items.from", contains("2025-01-30"));
        findings(meter, "GAP").body("items", empty());

        energy.sendBlocks(block(meter, "2025-02-02T00:00:00+08:00", varied(96)));

        await(meter, "GAP", 2)
                .body("items.from", contains("2025-01-30", "2025-02-01"))
                .body("items.to", contains("2025-02-01", "2025-02-02"))
                .body("items.occurrences", contains(192, 96));
        findings(meter, "SILENT")
                .body("items.from", contains("2025-01-30", "2025-02-03"))
                .body("items.open", contains(false, true));
        tickets("meterId", meter, "rule", "GAP").body("items.state", contains("OPEN"));
    }

    @Test
    void aValueThatStaysForMoreThanADayIsStuck() {
        var stuck = meter();
        var zero = meter();
        var heat = meter(text("carrier", "HEAT"), text("unit", "GJ"));
        var day = meter();
        for (var meter : List.of(zero, heat)) {
            energy.sendBlocks(block(meter, NEW_YEAR, flat(100, 0)));
        }
        energy.sendBlocks(block(stuck, NEW_YEAR, flat(120, 5)), block(day, NEW_YEAR, flat(96, 5)));

        await(stuck, "STUCK", 1)
                .body("items.from", contains("2025-01-01"))
                .body("items.to", contains("2025-01-03"))
                .body("items.measured", contains(30.0))
                .body("items.unit", contains("h"))
                .body("items.occurrences", contains(1));
        await(zero, "STUCK", 1).body("items.measured", contains(25.0));
        await(heat, "SILENT", 1);
        findings(heat, "STUCK").body("items", empty());
        await(day, "SILENT", 1);
        findings(day, "STUCK").body("items", empty());
    }

    @Test
    void anHourFarAboveItsLikeIsASpike() {
        var meter = meter("\"intervalMinutes\":60");
        var values = new double[28 * 24];
        for (var i = 0; i < values.length; i++) {
            values[i] = 10 + i % 2; // an hour has the same value each day
        }
        values[27 * 24 + 8] = 100; // 28 January, a Tuesday, 8 o'clock
        values[27 * 24 + 10] = 12; // not five of the least spread of half a unit above 10

        energy.sendBlocks(blockEvery(60, meter, NEW_YEAR, values));

        await(meter, "SPIKE", 1)
                .body("items.from", contains("2025-01-28"))
                .body("items.to", contains("2025-01-29"))
                .body("items.measured", contains(121.41))
                .body("items.threshold", contains(5.0))
                .body("items.unit", contains("z"))
                .body("items.occurrences", contains(1));
    }

    @Test
    void subMetersThatCountMoreThanTheMeterAboveThemAreFound() {
        var building = registry.building(registry.area());
        var main = registry.meterOf(building);
        var first = registry.meterOf(building, text("parentId", main), text("endUse", "A"));
        var second = registry.meterOf(building, text("parentId", main), text("endUse", "B"));
        registry.publish();
        energy.sendBlocks(
                block(main, NEW_YEAR, flat(192, 1)),
                block(first, NEW_YEAR, flat(192, 0.5)),
                block(second, NEW_YEAR, flat(96, 0.75)),
                block(second, "2025-01-02T00:00:00+08:00", flat(96, 0.5)));

        await(main, "SUM_ABOVE_MAIN", 1)
                .body("items.from", contains("2025-01-01"))
                .body("items.to", contains("2025-01-02"))
                .body("items.measured", contains(24.0))
                .body("items.threshold", contains(4.8))
                .body("items.unit", contains("kWh"));

        energy.sendBlocks(block(second, NEW_YEAR, flat(96, 0.5)));

        await("/quality/findings?rule=SUM_ABOVE_MAIN&open=false&meterId=" + main, 1);
    }

    @Test
    void aDayThatCameLongAfterItsEndIsLateButLoadedHistoryIsNot() throws SQLException {
        var meter = meter();
        var history = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, varied(192)), block(history, NEW_YEAR, varied(192)));
        try (var connection = PostgresResource.superuser();
                var update = connection.prepareStatement(
                        "update interval_block set received_at = ?::timestamptz where meter_id = ?::uuid and day = ?::date")) {
            update.setString(1, "2025-01-02T00:10:00+08:00");
            update.setString(2, meter);
            update.setString(3, "2025-01-01");
            update.executeUpdate();
            update.setString(1, "2025-01-04T12:00:00+08:00");
            update.setString(3, "2025-01-02");
            update.executeUpdate();
        }

        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", 7)); // a correction is no late arrival

        await(meter, "LATE", 1)
                .body("items.from", contains("2025-01-02"))
                .body("items.measured", contains(36.0))
                .body("items.unit", contains("h"));
        findings(history, "LATE").body("items", empty());
    }

    @Test
    void aTicketIsWorkedOffAndOpensAgain() {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, varied(90)), block(meter, "2025-01-02T00:00:00+08:00", varied(96)));
        await(meter, "GAP", 1);
        var ticket = tickets("meterId", meter, "rule", "GAP").extract().<String>path("items[0].id");

        post(ticket, "assignment", null, "{\"owner\":\"steward\"}").statusCode(428);
        post(ticket, "assignment", "\"7\"", "{\"owner\":\"steward\"}").statusCode(412);
        post(ticket, "assignment", "\"0\"", "{\"owner\":\" \"}").statusCode(400);
        post(ticket, "assignment", "\"0\"", "{\"owner\":\"steward\",\"due\":\"2025-01-08\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("ASSIGNED"))
                .body("owner", equalTo("steward"))
                .body("due", equalTo("2025-01-08"))
                .body("overdue", equalTo(true));
        tickets("owner", "steward", "overdue", "true").body("items.id", contains(ticket));
        tickets("owner", "steward", "overdue", "false").body("items", empty());
        post(ticket, "resolution", "\"1\"", "{\"note\":\"SIM card replaced\"}")
                .statusCode(200)
                .body("state", equalTo("RESOLVED"))
                .body("note", equalTo("SIM card replaced"))
                .body("openFindings", equalTo(1));
        post(ticket, "dismissal", "\"2\"", "{\"reason\":\"again\"}")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "ticket-closed"));

        energy.sendBlocks(block(meter, "2025-01-05T00:00:00+08:00", varied(96)));

        await("/quality/tickets?state=OPEN&rule=GAP&meterId=" + meter, 1)
                .body("items.id", contains(ticket))
                .body("items.reopened", contains(1))
                .body("items.openFindings", contains(2));
        post(ticket, "dismissal", "\"3\"", "{\"reason\":\"meter under construction\"}")
                .statusCode(200)
                .body("state", equalTo("DISMISSED"));
        energy.as("viewer")
                .get(API + "/quality/tickets/" + ticket)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"4\""))
                .body("note", equalTo("meter under construction"));
        energy.as("tenant-admin")
                .get(API + "/audit?limit=500")
                .then()
                .body(
                        "items.findAll { it.subject == '%s' }.type".formatted(ticket),
                        contains(
                                "ticket.dismissed",
                                "ticket.reopened",
                                "ticket.resolved",
                                "ticket.assigned",
                                "ticket.opened"))
                .body(
                        "items.findAll { it.subject == '%s' }.actor".formatted(ticket),
                        hasItems("platform", "analyst@" + tenant.id()));
    }

    @Test
    void judgingAgainChangesNothing() throws SQLException {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, varied(90)), block(meter, "2025-01-02T00:00:00+08:00", varied(90)));
        await(meter, "GAP", 1);
        var before = new Stored(tenant).rows("select * from quality_finding");
        var tickets = new Stored(tenant).rows("select * from quality_ticket");

        energy.sendBlocks(block(meter, NEW_YEAR, 3)); // a correction that changes no finding
        awaitNoMarks();

        assertTrue(before.equals(new Stored(tenant).rows("select * from quality_finding")));
        assertTrue(tickets.equals(new Stored(tenant).rows("select * from quality_ticket")));
    }

    @Test
    void pagesThroughTickets() {
        var meters = List.of(meter(), meter(), meter());
        for (var meter : meters) {
            energy.sendBlocks(block(meter, NEW_YEAR, varied(96)));
        }
        await("/quality/tickets?rule=SILENT", 3);

        var first = tickets("limit", "2").body("items", hasSize(2));
        tickets("limit", "2", "cursor", first.extract().path("nextCursor"))
                .body("items", hasSize(1))
                .body("nextCursor", equalTo(null));
        energy.as("viewer").get(API + "/quality/tickets?cursor=bm8").then().statusCode(400);
        var findings = energy.as("viewer")
                .get(API + "/quality/findings?limit=2")
                .then()
                .body("items", hasSize(2))
                .extract();
        energy.as("viewer")
                .get(API + "/quality/findings?limit=2&cursor=" + findings.path("nextCursor"))
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void ticketsAreTheTenantsOwnAndNeedTheRightToWrite() {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, varied(96)));
        await("/quality/tickets?rule=SILENT", 1);
        var ticket = tickets("rule", "SILENT").extract().<String>path("items[0].id");
        var stranger = new Energy(TestTenant.fresh());

        stranger.as("viewer")
                .get(API + "/quality/tickets/" + ticket)
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "ticket-not-found"));
        stranger.as("viewer").get(API + "/quality/tickets").then().body("items", empty());
        stranger.as("viewer").get(API + "/quality/findings").then().body("items", empty());
        stranger.as("analyst")
                .header("If-Match", "*")
                .body("{\"note\":\"mine\"}")
                .post(API + "/quality/tickets/" + ticket + "/resolution")
                .then()
                .statusCode(404);
        energy.as("viewer")
                .header("If-Match", "*")
                .body("{\"note\":\"mine\"}")
                .post(API + "/quality/tickets/" + ticket + "/resolution")
                .then()
                .statusCode(403);
        tenant.as("partner", "assets:read").get(API + "/quality/tickets").then().statusCode(403);
        post(UUID.randomUUID().toString(), "resolution", "*", "{\"note\":\"none\"}")
                .statusCode(404);
    }

    @Test
    void tellsItsRules() {
        energy.as("viewer")
                .get(API + "/quality/rules")
                .then()
                .statusCode(200)
                .body("items.rule", contains("GAP", "SILENT", "STUCK", "SPIKE", "NEGATIVE", "SUM_ABOVE_MAIN", "LATE"));
    }

    private String meter(String... properties) {
        var meter = registry.meterOf(registry.building(registry.area()), properties);
        registry.publish();
        return meter;
    }

    /** Values of which no two that follow one another are equal. */
    private static double[] varied(int count) {
        var values = new double[count];
        for (var i = 0; i < count; i++) {
            values[i] = 1 + i % 2;
        }
        return values;
    }

    private static String threeWorkingDaysFromNow() {
        var day = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        for (var left = 3; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? 0 : 1;
        }
        return day.toString();
    }

    private ValidatableResponse post(String ticket, String verb, @Nullable String ifMatch, String body) {
        var request = energy.as("analyst").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .post(API + "/quality/tickets/" + ticket + "/" + verb)
                .then();
    }

    private ValidatableResponse findings(String meter, String rule) {
        return energy.as("viewer")
                .get(API + "/quality/findings?meterId=" + meter + "&rule=" + rule)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse tickets(String... parameters) {
        var request = energy.as("viewer");
        for (var i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(API + "/quality/tickets").then().statusCode(200);
    }

    private ValidatableResponse await(String meter, String rule, int items) {
        return await("/quality/findings?rule=" + rule + "&meterId=" + meter, items);
    }

    private ValidatableResponse await(String path, int items) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            var answer = energy.as("viewer").get(API + path).then().statusCode(200);
            if (answer.extract().<List<?>>path("items").size() == items) {
                return answer;
            }
            assertTrue(System.nanoTime() < deadline, () -> answer.extract().asString());
            Thread.onSpinWait();
        }
    }

    /** In the order in which marks are passed on. */
    private void awaitNoMarks() throws SQLException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (new Stored(tenant).count("dirty_range") + new Stored(tenant).count("quality_mark") > 0) {
            assertTrue(System.nanoTime() < deadline);
            Thread.onSpinWait();
        }
    }
}
