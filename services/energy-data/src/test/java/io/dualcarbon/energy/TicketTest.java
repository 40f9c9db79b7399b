package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.QualityAnswers.varied;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The work that follows from findings. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class TicketTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final QualityAnswers quality = new QualityAnswers(tenant, energy);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aTicketIsWorkedOffAndOpensAgain() {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, varied(90)), block(meter, "2025-01-02T00:00:00+08:00", varied(96)));
        quality.await(meter, "GAP", 1);
        var ticket = quality.tickets("meterId", meter, "rule", "GAP").extract().<String>path("items[0].id");

        post(ticket, "assignment", null, "{\"owner\":\"steward\"}").statusCode(428);
        post(ticket, "assignment", "\"7\"", "{\"owner\":\"steward\"}").statusCode(412);
        post(ticket, "assignment", "\"0\"", "{\"owner\":\" \"}").statusCode(400);
        post(ticket, "assignment", "\"0\"", "{\"owner\":\"steward\",\"due\":\"+999999999-12-31\"}")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "time-out-of-range"))
                .body("violations.field", contains("due"));
        post(ticket, "assignment", "\"0\"", "{\"owner\":\"steward\",\"due\":\"2041-01-01\"}")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "ticket-due-invalid"))
                .body("violations.field", contains("due"));
        post(ticket, "assignment", "\"0\"", "{\"owner\":\"steward\",\"due\":\"2025-01-08\"}")
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("ASSIGNED"))
                .body("owner", equalTo("steward"))
                .body("due", equalTo("2025-01-08"))
                .body("overdue", equalTo(true));
        quality.tickets("owner", "steward", "overdue", "true").body("items.id", contains(ticket));
        quality.tickets("owner", "steward", "overdue", "false").body("items", empty());
        post(ticket, "resolution", "\"1\"", "{\"note\":\"SIM card replaced\"}")
                .statusCode(200)
                .body("state", equalTo("RESOLVED"))
                .body("note", equalTo("SIM card replaced"))
                .body("openFindings", equalTo(1));
        post(ticket, "dismissal", "\"2\"", "{\"reason\":\"again\"}")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "ticket-closed"));

        energy.sendBlocks(block(meter, "2025-01-05T00:00:00+08:00", varied(96)));

        quality.await("/quality/tickets?state=OPEN&rule=GAP&meterId=" + meter, 1)
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
    void pagesThroughTickets() {
        var meters = List.of(meter(), meter(), meter());
        for (var meter : meters) {
            energy.sendBlocks(block(meter, NEW_YEAR, varied(96)));
        }
        quality.await("/quality/tickets?rule=SILENT", 3);

        var first = quality.tickets("limit", "2").body("items", hasSize(2));
        quality.tickets("limit", "2", "cursor", first.extract().path("nextCursor"))
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
        quality.await("/quality/tickets?rule=SILENT", 1);
        var ticket = quality.tickets("rule", "SILENT").extract().<String>path("items[0].id");
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
        tenant.as("scoped", "assets:read").get(API + "/quality/tickets").then().statusCode(403);
        post(UUID.randomUUID().toString(), "resolution", "*", "{\"note\":\"none\"}")
                .statusCode(404);
    }

    private String meter(String... properties) {
        var meter = registry.meterOf(registry.building(registry.area()), properties);
        registry.publish();
        return meter;
    }

    private ValidatableResponse post(String ticket, String verb, @Nullable String ifMatch, String body) {
        var request = energy.as("analyst").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .post(API + "/quality/tickets/" + ticket + "/" + verb)
                .then();
    }
}
