package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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

/** What an upload may change in months whose figures stand. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class ClosedMonthUploadTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private String building = "";
    private String meter = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aMeter() {
        building = registry.building(registry.area());
        meter = registry.meterOf(building, text("externalId", "HQ-1"));
        registry.publish();
    }

    @Test
    void closedMonthsTakeNoChange() {
        var bill =
                registry.meterOf(building, text("code", "BILL"), text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, 2));
        close("2025-01").statusCode(201).body("month", equalTo("2025-01")).body("closedBy", startsWith("tenant-admin"));

        energy.sendBlocks(
                        block(meter, NEW_YEAR, 1, 5),
                        block(meter, "2025-01-31T23:45:00+08:00", 1, 2),
                        block(meter, "2025-02-01T00:00:00+08:00", 7))
                .body("accepted", equalTo(1))
                .body("errors.row", contains(1, 2))
                .body("errors.type", contains(PROBLEM + "month-closed", PROBLEM + "month-closed"));
        energy.sendBills(Energy.bill(bill, "2024-12-15", "2025-01-15", "31"))
                .body("errors.type", contains(PROBLEM + "month-closed"));
        close("2025-01").statusCode(409).body("type", equalTo(PROBLEM + "month-already-closed"));
        close("2040-01").statusCode(409).body("type", equalTo(PROBLEM + "month-not-over"));
        ask("/closed-months").body("items.month", contains("2025-01"));
    }

    @Test
    void whoMayRestateChangesAClosedMonthOnTheRecord() {
        energy.sendBlocks(block(meter, NEW_YEAR, 1, 2));
        close("2025-01").statusCode(201);
        var body = "{\"blocks\":[%s]}".formatted(block(meter, NEW_YEAR, 1, 5, 4));
        var path = API + "/interval-blocks?restate=Meter read wrongly";

        energy.as("analyst")
                .body(body)
                .post(path)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "restatement-forbidden"));
        energy.as("tenant-admin").body(body).post(path).then().statusCode(200).body("corrected", equalTo(1));

        ask("/restatements?month=2025-01")
                .body("items", hasSize(1))
                .body("items.kind", contains("METER"))
                .body("items.subjectId", contains(meter))
                .body("items[0].subjectCode", startsWith("M-"))
                .body("items.quantityBefore", contains(3.0))
                .body("items.quantityAfter", contains(10.0))
                .body("items.unit", contains("kWh"))
                .body("items.reason", contains("Meter read wrongly"))
                .body("items[0].actor", startsWith("tenant-admin"));
        ask("/restatements?month=2025-02").body("items", empty());
    }

    @Test
    void onlyATenantAdminClosesMonths() {
        energy.as("analyst")
                .body("{\"month\":\"2025-01\"}")
                .post(API + "/closed-months")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse close(String month) {
        return energy.as("tenant-admin")
                .body("{\"month\":\"%s\"}".formatted(month))
                .post(API + "/closed-months")
                .then();
    }

    private ValidatableResponse ask(String path) {
        return energy.as("analyst").get(API + path).then().statusCode(200);
    }
}
