package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class LatestTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void findsTheLastValueThatIsOne() {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        energy.sendBlocks(
                block(meter, "2024-06-01T00:00:00+08:00", 9),
                block(meter, "2025-01-01T00:00:00+08:00", 1, 2, 3, Double.NaN));

        latest("meterId", meter)
                .body("items.value", contains(3.0))
                .body("items.start", contains("2025-01-01T00:30:00+08:00"))
                .body("items.end", contains("2025-01-01T00:45:00+08:00"))
                .body("items[0].ageSeconds", greaterThan(0))
                .body("items[0].unit", equalTo("kWh"));
    }

    @Test
    void aWholeDayMayHave25Hours() {
        registry.timeZone("Europe/Berlin");
        var meter = registry.meterOf(
                registry.building(registry.area()), text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBills(bill(meter, "2024-10-26", "2024-10-28", "20"));

        latest("meterId", meter)
                .body("items.value", contains(10.0))
                .body("items.start", contains("2024-10-27T00:00:00+02:00"))
                .body("items.end", contains("2024-10-28T00:00:00+01:00"));
    }

    @Test
    void listsAllMetersOfANode() {
        var area = registry.area();
        var inner = registry.area(text("parentId", area));
        var organization = registry.organization();
        var building = registry.building(inner, text("organizationId", organization));
        var main = registry.meterOf(building);
        var below = registry.meterOf(building, text("parentId", main));
        var lamps = registry.meter(text("areaId", area));
        registry.publish();
        energy.sendBlocks(block(main, "2025-01-01T00:00:00+08:00", 5));

        latest("areaId", area).body("items.meterId", containsInAnyOrder(main, below, lamps));
        latest("buildingId", building)
                .body("items.meterId", containsInAnyOrder(main, below))
                .body("items.find { it.meterId == '%s' }.value".formatted(main), equalTo(5.0))
                .body("items.find { it.meterId == '%s' }.value".formatted(below), nullValue())
                .body("items.find { it.meterId == '%s' }.reasons".formatted(below), contains("NO_DATA"));
        latest("organizationId", organization).body("items.meterId", containsInAnyOrder(main, below));
        String cursor = latest("areaId", area, "limit", "2")
                .body("items", hasSize(2))
                .extract()
                .path("nextCursor");
        latest("areaId", area, "limit", "2", "cursor", cursor)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
    }

    @Test
    void findsTheNewestIntervalThatAllMetersOfAFormulaHave() {
        var area = registry.area();
        var building = registry.building(area);
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building, text("parentId", main));
        var rest = registry.meterOf(
                registry.building(area),
                text("reading", "VIRTUAL"),
                "\"intervalMinutes\":null",
                terms(main, 1, shop, -0.5));
        registry.publish();
        var latest = new String[] {"meterId", rest};

        energy.sendBlocks(block(main, "2025-01-01T00:00:00+08:00", flat(97, 2)));
        worked(area);
        latest(latest)
                .body("items.value", contains((Object) null))
                .body("items.start", contains((Object) null))
                .body("items.reasons", contains(List.of("NO_COMMON_INTERVAL")));

        energy.sendBlocks(block(shop, "2025-01-01T00:00:00+08:00", 1, 3, Double.NaN, 2.4));
        worked(area);
        latest(latest)
                .body("items.value", contains(0.8))
                .body("items.start", contains("2025-01-01T00:45:00+08:00"))
                .body("items.end", contains("2025-01-01T01:00:00+08:00"))
                .body("items.unit", contains("kWh"))
                .body("items.filled", contains((Object) null))
                .body("items[0].reasons", empty());

        energy.sendBlocks(block(shop, "2025-01-01T00:45:00+08:00", 0.8));
        worked(area);
        latest(latest).body("items.value", contains(1.6)).body("items.start", contains("2025-01-01T00:45:00+08:00"));

        energy.sendBlocks(block(shop, "2025-01-02T00:00:00+08:00", 1));
        worked(area);
        latest(latest).body("items.value", contains(1.5)).body("items.start", contains("2025-01-02T00:00:00+08:00"));
    }

    @Test
    void saysThatAMeterOfTheFormulaIsFilled() {
        var area = registry.area();
        var building = registry.building(area);
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building, text("parentId", main));
        var rest = registry.meterOf(
                registry.building(area),
                text("reading", "VIRTUAL"),
                "\"intervalMinutes\":null",
                terms(main, 1, shop, -1));
        registry.publish();
        energy.sendBlocks(
                block(main, "2025-01-01T00:00:00+08:00", 5, 5, 5),
                block(shop, "2025-01-01T00:00:00+08:00", 1, 1, Double.NaN, 4));

        energy.fillGap(shop, "2025-01-01T00:30:00+08:00", "2025-01-01T00:45:00+08:00");
        worked(area);

        latest("meterId", rest)
                .body("items.value", contains(2.5))
                .body("items.start", contains("2025-01-01T00:30:00+08:00"))
                .body("items.filled", contains(true));
        energy.sendBlocks(block(shop, "2025-01-01T00:30:00+08:00", 3));
        worked(area);
        latest("meterId", rest).body("items.value", contains(2.0)).body("items.filled", contains((Object) null));
    }

    @Test
    void isForReadersOfTheTenant() {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var url = API + "/latest-values?meterId=" + meter;

        given().get(url).then().statusCode(401);
        tenant.as("scoped", "assets:read").get(url).then().statusCode(403);
        TestTenant.fresh().as("viewer").get(url).then().statusCode(404);
        tenant.as("viewer")
                .get(API + "/latest-values")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "subject-not-named"));
    }

    /** Waits until the formulas are worked out. */
    private void worked(String area) {
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02");
    }

    private ValidatableResponse latest(String... parameters) {
        var request = energy.as("viewer");
        for (var i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(API + "/latest-values").then().statusCode(200);
    }
}
