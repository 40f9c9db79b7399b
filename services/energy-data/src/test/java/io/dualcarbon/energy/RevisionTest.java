package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Registry.configuration;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last accepted value wins; the old one, who and when stay. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class RevisionTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private String building = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aBuilding() {
        building = registry.building(registry.area());
    }

    @Test
    void tellsTheValuesThatWereReplacedAndByWhom() {
        var meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, 2, 4), block(meter, "2025-01-02T00:00:00+08:00", 1));
        var first = upload(energy.sendBlocks(block(meter, NEW_YEAR, 1, 5)));
        energy.sendBlocks(block(meter, "2025-01-01T00:45:00+08:00", 8)); // only adds
        var second = upload(energy.as("tenant-admin")
                .body("{\"blocks\":[%s]}".formatted(block(meter, NEW_YEAR, Double.NaN, 6, 3)))
                .post(API + "/interval-blocks")
                .then());

        var page = revisions(meter, "?from=2025-01&to=2025-02&limit=1")
                .body("items.day", contains("2025-01-01"))
                .body("items.intervalMinutes", contains(15))
                .body("items.unit", contains("kWh"))
                .body("items[0].values.start", contains("2025-01-01T00:15:00+08:00"))
                .body("items[0].values.before", contains(2.0))
                .body("items[0].values.after", contains(5.0))
                .body("items[0].values[0].receivedAt", notNullValue())
                .body("items[0].values[0].filled", nullValue())
                .body("items[0].replaced.by", equalTo("UPLOAD"))
                .body("items[0].replaced.uploadId", equalTo(first))
                .body("items[0].replaced.actor", startsWith("analyst"))
                .body("items[0].replaced.restatementReason", nullValue());
        revisions(
                        meter,
                        "?from=2025-01&to=2025-02&limit=1&cursor="
                                + page.extract().path("nextCursor"))
                .body("items[0].values.start", contains("2025-01-01T00:15:00+08:00", "2025-01-01T00:30:00+08:00"))
                .body("items[0].values.before", contains(5.0, 4.0))
                .body("items[0].values.after", contains(6.0, 3.0))
                .body("items[0].replaced.uploadId", equalTo(second))
                .body("items[0].replaced.actor", startsWith("tenant-admin"))
                .body("nextCursor", nullValue());
        revisions(meter, "?from=2025-01-02&to=2025-02").body("items", empty());
    }

    @Test
    void tellsWhyAClosedMonthWasChanged() {
        var meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, 2));
        energy.as("tenant-admin")
                .body("{\"month\":\"2025-01\"}")
                .post(API + "/closed-months")
                .then()
                .statusCode(201);
        energy.as("tenant-admin")
                .body("{\"blocks\":[%s]}".formatted(block(meter, NEW_YEAR, 1, 5)))
                .post(API + "/interval-blocks?restate=Meter read wrongly")
                .then()
                .body("corrected", equalTo(1));

        revisions(meter, "?from=2025-01&to=2025-02")
                .body("items.values.before", contains(List.of(2.0)))
                .body("items[0].replaced.restatementReason", equalTo("Meter read wrongly"));
    }

    @Test
    void tellsOfBillsThatWereCorrectedAndTakenBack() {
        var meter = registry.meterOf(
                building, text("code", "BILLED"), text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBills(bill(meter, "2025-01-01", "2025-01-03", "20"));
        var corrected = upload(energy.sendBills(bill(meter, "2025-01-01", "2025-01-03", "40")));
        energy.as("analyst")
                .header("If-Match", "*")
                .delete(API + "/billed-periods/" + meter + "/2025-01-01")
                .then()
                .statusCode(204);
        energy.sendBills(bill(meter, "2025-01-01", "2025-01-04", "90"));

        ask("/meters/" + meter + "/billed-period-revisions")
                .body("items.from", contains("2025-01-01", "2025-01-01"))
                .body("items.to", contains("2025-01-03", "2025-01-03"))
                .body("items.before", contains(20, 40))
                .body("items.after", contains(40, null))
                .body("items.replaced.by", contains("UPLOAD", "CORRECTION"))
                .body("items.replaced.uploadId", contains(corrected, null))
                .body("items[1].replaced.actor", startsWith("analyst"));
        revisions(meter, "?from=2025-01-02&to=2025-01-03")
                .body("items.intervalMinutes", contains(1440, 1440))
                .body("items.values[0].before", contains(10.0))
                .body("items.values[0].after", contains(20.0))
                .body("items.values[1].before", contains(20.0))
                .body("items.replaced.by", contains("UPLOAD", "CORRECTION"));
    }

    @Test
    void tellsOfReadsThatWereCorrectedAndOfAMultiplierThatChanged() {
        String[] register = {
            text("reading", "REGISTER"), text("buildingId", building), "\"intervalMinutes\":null", text("unit", "kWh")
        };
        var meter = registry.meter(register);
        registry.publish();
        send(meter, "2025-01-01", "0");
        send(meter, "2025-01-02", "10");
        var corrected = upload(send(meter, "2025-01-02", "12"));
        energy.as("analyst")
                .body(
                        "{\"at\":\"2025-01-02T00:00:00+08:00\",\"finalReading\":13,\"startReading\":3,\"reason\":\"RESET\"}")
                .post(API + "/meters/" + meter + "/exchanges")
                .then()
                .statusCode(200);
        energy.as("analyst")
                .header("If-Match", "*")
                .delete(API + "/meters/" + meter + "/register-reads/2025-01-02T00:00:00+08:00")
                .then()
                .statusCode(204);
        send(meter, "2025-01-02", "14");
        registry.event(
                        "meter",
                        "updated",
                        meter,
                        1,
                        register[0],
                        register[1],
                        register[2],
                        "\"multiplier\":2",
                        configurations(configuration("2024-01-01", "2", "")))
                .publish();

        ask("/meters/" + meter + "/register-read-revisions")
                .body("items.at", hasSize(3))
                .body("items[0].at", equalTo("2025-01-02T00:00:00+08:00"))
                .body("items.before.reading", contains(10, 12, 13))
                .body("items.before.event", contains(null, null, "RESET"))
                .body("items[2].before.startReading", equalTo(3))
                .body("items[0].after.reading", equalTo(12))
                .body("items[1].after.reading", equalTo(13))
                .body("items[1].after.event", equalTo("RESET"))
                .body("items[2].after", nullValue())
                .body("items.replaced.by", contains("UPLOAD", "CORRECTION", "CORRECTION"))
                .body("items.replaced.uploadId", contains(corrected, null, null));
        revisions(meter, "?from=2025-01-01&to=2025-01-02")
                .body("items.values.collect { it[0].before }", contains(10.0, 12.0, 13.0, 14.0))
                .body("items[3].values[0].after", equalTo(28.0))
                .body("items.replaced.by", contains("UPLOAD", "CORRECTION", "CORRECTION", "REGISTRY"))
                .body("items[3].replaced.actor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/revisions?from=2025-01&to=2025-02", "/register-read-revisions", "/billed-period-revisions"})
    void onlyReadersOfTheTenantSeeRevisions(String path) {
        var meter = registry.meterOf(building);
        registry.publish();
        var url = API + "/meters/" + meter + path;
        var join = path.contains("?") ? "&" : "?";

        given().get(url).then().statusCode(401);
        tenant.as("scoped", "carbon:read").get(url).then().statusCode(403);
        TestTenant.fresh()
                .as("viewer")
                .get(url)
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "meter-not-found"));
        tenant.as("scoped", "readings:read").get(url).then().statusCode(200).body("items", empty());
        tenant.as("viewer")
                .get(url + join + "cursor=eA")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "cursor-invalid"));
    }

    @Test
    void aRangeOfRevisionsIsAYearAtMost() {
        var meter = registry.meterOf(building);
        registry.publish();

        energy.as("viewer")
                .get(API + "/meters/" + meter + "/revisions?from=2023&to=2025")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "range-too-long"));
    }

    private static String upload(ValidatableResponse answer) {
        return answer.statusCode(200).body("corrected", equalTo(1)).extract().path("uploadId");
    }

    private ValidatableResponse send(String meter, String day, String reading) {
        return energy.post(
                "/register-reads",
                "{\"reads\":[{\"meterId\":\"%s\",\"at\":\"%sT00:00:00+08:00\",\"reading\":%s}]}"
                        .formatted(meter, day, reading));
    }

    private ValidatableResponse revisions(String meter, String query) {
        return ask("/meters/" + meter + "/revisions" + query);
    }

    private ValidatableResponse ask(String path) {
        return energy.as("viewer").get(API + path).then().statusCode(200);
    }
}
