package io.dualcarbon.energy;

import static io.dualcarbon.energy.Dials.read;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Energy.nextSecond;
import static io.dualcarbon.energy.Registry.configuration;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.placement;
import static io.dualcarbon.energy.Registry.placements;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sums as they were known at an instant: by the values of then, and by the registry of then. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class KnownThenTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final String district = registry.area();
    private final String linkong = registry.area(text("parentId", district));
    private final String hongqiao = registry.area(text("parentId", district));

    @Inject
    Clock clock;

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void valuesThatWereCorrectedOrCameLaterCountAsTheyWereKnown() {
        var meter = registry.meterOf(registry.building(linkong));
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, 2));
        january("areaId", linkong).body("rows.quantity", contains(3.0));
        var first = nextSecond();
        energy.sendBlocks(block(meter, "2025-01-01T00:30:00+08:00", 4)); // late
        january("areaId", linkong).body("rows.quantity", contains(7.0));
        var second = nextSecond();
        energy.sendBlocks(block(meter, NEW_YEAR, 10)); // corrected

        january("areaId", linkong).body("rows.quantity", contains(16.0));
        january("areaId", linkong, "asOf", first).body("rows.quantity", contains(3.0));
        january("areaId", linkong, "asOf", second).body("rows.quantity", contains(7.0));
        january("areaId", linkong, "groupBy", "meter", "asOf", second).body("rows.quantity", contains(7.0));
        january("areaId", linkong, "asOf", nextSecond()).body("rows.quantity", contains(16.0));
    }

    @Test
    void aBuildingThatMovesWasWhereItWasKnownToLie() {
        var building = registry.building(linkong);
        var meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, flat(31 * 96, 1)));
        january("areaId", linkong).body("rows.quantity", contains(2976.0));
        var before = nextSecond();

        registry.event(
                        "building",
                        "updated",
                        building,
                        1,
                        text("areaId", hongqiao),
                        placements(
                                placement("", text("areaId", linkong)),
                                placement("2025-01-11", text("areaId", hongqiao))))
                .publish();

        january("areaId", linkong).body("rows.quantity", contains(960.0));
        january("areaId", hongqiao).body("rows.quantity", contains(2016.0));
        january("areaId", linkong, "asOf", before).body("rows.quantity", contains(2976.0));
        january("areaId", hongqiao, "asOf", before).body("rows", empty());
        january("areaId", district, "groupBy", "area", "asOf", before)
                .body("rows.areaId", contains(linkong))
                .body("rows.quantity", contains(2976.0));
    }

    @Test
    void aMeterThatGotAParentHadNone() {
        var building = registry.building(linkong);
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 10), block(shop, NEW_YEAR, 4));
        january("buildingId", building).body("rows.quantity", contains(14.0));
        var before = nextSecond();

        registry.event("meter", "updated", shop, 1, text("buildingId", building), text("parentId", main))
                .publish();

        january("buildingId", building).body("rows.quantity", contains(10.0));
        january("buildingId", building, "asOf", before).body("rows.quantity", contains(14.0));
    }

    @Test
    void whatWasOpenThenIsOpen() {
        var meter = registry.meterOf(registry.building(linkong));
        registry.publish();
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        energy.sendBlocks(block(meter, today.minusDays(1) + "T00:00:00+08:00", flat(96, 1)));
        var days = new Object[] {
            "areaId", linkong, "from", today.minusDays(1), "to", today.plusDays(1), "resolution", "P1D"
        };
        var then = energy.consumption(days)
                .body("rows.reasons", contains(List.of(), List.of("NO_DATA", "DAY_OPEN")))
                .extract()
                .asString();
        var known = nextSecond();

        ((MovableClock) clock).jump(Duration.ofDays(2));
        try {
            energy.consumption(days).body("rows.reasons", contains(List.of(), List.of("NO_DATA")));
            assertEquals(
                    then, energy.consumption(and(days, "asOf", known)).extract().asString());
        } finally {
            ((MovableClock) clock).putRight();
        }
    }

    @Test
    void whatNobodyKnewYetIsUnknown() {
        registry.publish();
        var before = nextSecond();
        var building = registry.building(linkong);
        registry.meterOf(building);
        registry.publish();
        var after = nextSecond();

        askJanuary("buildingId", building, before).statusCode(404).body("type", equalTo(PROBLEM + "node-not-found"));
        askJanuary("buildingId", building, after).statusCode(200);
        askJanuary("areaId", linkong, before).statusCode(200).body("rows", empty());
    }

    @Test
    void anInstantToComeIsRefused() {
        registry.publish();

        for (var path : List.of(
                "/consumption", "/consumption/comparison", "/consumption/ranking", "/load-metrics", "/heat-map")) {
            energy.ask(path, "areaId", linkong, "from", "2025-01", "to", "2025-02", "asOf", "2099-01-01T00:00:00Z")
                    .statusCode(400)
                    .body("type", equalTo(PROBLEM + "as-of-in-future"))
                    .body("violations.field", contains("asOf"));
        }
        tenant.as("viewer")
                .header("Accept-Language", "zh")
                .get(Energy.API + "/energy-use-intensity?year=2025&asOf=2099-01-01T00:00:00Z&areaId=" + linkong)
                .then()
                .statusCode(400)
                .body("title", equalTo("时刻尚未到来"));
    }

    @Test
    void noOtherTenantIsToldOfThePast() {
        registry.meterOf(registry.building(linkong));
        registry.publish();
        var then = nextSecond();
        registry.event("area", "updated", linkong, 1, text("name", "Moved")).publish();

        new Energy(TestTenant.fresh())
                .ask("/consumption", "areaId", linkong, "from", "2025-01", "to", "2025-02", "asOf", then)
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "node-not-found"));
    }

    @Test
    void aPartnerReadsTheSeriesOfItsMetersAsItWasKnown() {
        var linked = registry.building(linkong, "\"platformLinks\":[{\"platform\":\"hongqiao-linkong\"}]");
        var meter = registry.meterOf(linked);
        var other = registry.meterOf(registry.building(linkong));
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 1, 2), block(other, NEW_YEAR, 1, 2));
        var then = nextSecond();
        energy.sendBlocks(block(meter, NEW_YEAR, 10));

        var partner = tenant.asPartner("hongqiao-linkong", "readings:read");
        var question = "/series?from=2025-01-01&to=2025-01-02&resolution=P1D&asOf=" + then;
        partner.get(Energy.API + "/meters/" + meter + question)
                .then()
                .statusCode(200)
                .body("points.value", contains(3.0F));
        partner.get(Energy.API + "/meters/" + other + question).then().statusCode(404);
    }

    /** Each event tells the whole record: told again, it must not make the history grow. */
    @Test
    void whatIsToldAgainHasBeenKnownSince() throws SQLException {
        var building = registry.building(linkong, "\"grossFloorAreaM2\":1000.50", text("use", "OFFICE"));
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building);
        var configured = configurations(
                configuration("2025-02-01", "2.50", main),
                placement("2025-03-01", "\"multiplier\":1", text("areaId", hongqiao)));
        registry.event("meter", "updated", shop, 1, text("buildingId", building), configured);
        var formula = registry.meter(formulaIn(building, terms(main, "0.50")));
        registry.publish();
        var stored = new Stored(tenant);
        var known = stored.rows("select meter_id, from_day, known_from from node_meter");

        registry.event("area", "updated", linkong, 1, text("parentId", district))
                .event(
                        "building",
                        "updated",
                        building,
                        1,
                        text("areaId", linkong),
                        "\"grossFloorAreaM2\":1000.5",
                        text("use", "OFFICE"))
                .event("meter", "updated", shop, 2, text("buildingId", building), configured)
                .event("meter", "updated", formula, 1, formulaIn(building, terms(main, "0.5")))
                .publish();

        assertEquals(known, stored.rows("select meter_id, from_day, known_from from node_meter"));
        for (var table : List.of(
                "area",
                "building",
                "building_placement",
                "meter",
                "meter_placement",
                "meter_configuration",
                "meter_term",
                "node_meter")) {
            assertEquals(0, stored.count(table + "_history"), table);
        }
    }

    @Test
    void aBillThatWasReplacedOrTakenBackCounted() {
        var building = registry.building(linkong);
        var meter = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBills(bill(meter, "2025-01-01", "2025-02-01", "310"));
        january("buildingId", building)
                .body("rows.quantity", contains(310.0))
                .body("rows.measuredShare", contains(0.0));
        var first = nextSecond();
        energy.sendBills(bill(meter, "2025-01-01", "2025-02-01", "620"));
        january("buildingId", building).body("rows.quantity", contains(620.0));
        var second = nextSecond();
        energy.as("analyst")
                .header("If-Match", "*")
                .delete(Energy.API + "/billed-periods/" + meter + "/2025-01-01")
                .then()
                .statusCode(204);

        january("buildingId", building).body("rows.quantity", contains(nullValue()));
        january("buildingId", building, "asOf", first)
                .body("rows.quantity", contains(310.0))
                .body("rows.measuredShare", contains(0.0));
        january("buildingId", building, "asOf", second).body("rows.quantity", contains(620.0));
    }

    /** The days keep their values, but nobody has to assume any more how they were spread. */
    @Test
    void whatWasOnlySpreadUntilItWasReadCountedSo() {
        var building = registry.building(linkong);
        var meter = registry.meterOf(building, text("reading", "REGISTER"), "\"intervalMinutes\":null");
        registry.publish();
        send(read(meter, "2025-01-01", "0"), read(meter, "2025-01-05", "40"));
        january("buildingId", building).body("rows.measuredShare", contains(0.0));
        var before = nextSecond();
        send(read(meter, "2025-01-02", "10"));
        var first = january("buildingId", building)
                .body("rows.quantity", contains(40.0))
                .body("rows.measuredShare", contains(0.25))
                .extract()
                .asString();
        var after = nextSecond();
        send(read(meter, "2025-01-03", "22"));

        january("buildingId", building, "asOf", before)
                .body("rows.quantity", contains(40.0))
                .body("rows.measuredShare", contains(0.0));
        assertEquals(
                first, january("buildingId", building, "asOf", after).extract().asString());
        energy.as("viewer")
                .get(Energy.API + "/meters/" + meter + "/revisions?from=2025-01-01&to=2025-01-02")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void moreThanCanBeWorkedOutAnewIsRefused() {
        registry.publish();
        for (var i = 0; i < 1_400; i++) {
            registry.meter(text("areaId", linkong));
            if (registry.size() >= 500) {
                registry.publish();
            }
        }
        registry.publish();
        var now = nextSecond();

        for (var question : List.of(
                "/consumption?", "/consumption?groupBy=meter&", "/consumption/ranking?of=area&", "/load-metrics?")) {
            energy.ask(question + "areaId=" + district + "&from=2025-01&to=2026-01&asOf=" + now)
                    .statusCode(400)
                    .body("type", equalTo(PROBLEM + "as-of-too-much"))
                    .body("violations.field", contains("asOf"));
        }
        energy.ask("/consumption?areaId=" + district + "&from=2025-01&to=2026-01")
                .statusCode(200);
        january("areaId", linkong, "asOf", now);
    }

    private void send(String... reads) {
        energy.post("/register-reads", "{\"reads\":[%s]}".formatted(String.join(",", reads)))
                .statusCode(200);
    }

    private static String[] formulaIn(String building, String terms) {
        return new String[] {text("buildingId", building), text("reading", "VIRTUAL"), "\"intervalMinutes\":null", terms
        };
    }

    private ValidatableResponse january(String node, String id, Object... more) {
        return energy.consumption(and(new Object[] {node, id, "from", "2025-01", "to", "2025-02"}, more));
    }

    private ValidatableResponse askJanuary(String node, String id, Instant asOf) {
        return energy.askConsumption(node, id, "from", "2025-01", "to", "2025-02", "asOf", asOf);
    }

    private static Object[] and(Object[] parameters, Object... more) {
        var all = Arrays.copyOf(parameters, parameters.length + more.length);
        System.arraycopy(more, 0, all, parameters.length, more.length);
        return all;
    }
}
