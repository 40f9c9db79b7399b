package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class LoadTest {
    /** A Wednesday. */
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private static final String SATURDAY = "2025-01-04T00:00:00+08:00";
    private static final String[] FIRST_DAY = {"2025-01-01", "2025-01-02"};

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void tellsTheShapeOfAMetersLoad() {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var wednesday = flat(96, 2.5); // 10 kW
        wednesday[40] = 25; // 100 kW at 10:00
        for (var i = 8; i < 20; i++) {
            wednesday[i] = 1 + (i % 2) * 0.5; // 4 and 6 kW from 02:00 to 05:00
        }
        energy.sendBlocks(block(meter, NEW_YEAR, wednesday), block(meter, SATURDAY, flat(96, 1.25)));

        load("meterId", meter, FIRST_DAY)
                .body("unit", equalTo("kW"))
                .body("intervalMinutes", equalTo(15))
                .body("peak", equalTo(100.0))
                .body("peakAt", equalTo("2025-01-01T10:00:00+08:00"))
                .body("mean", equalTo(10.3125)) // (83 x 10 + 100 + 6 x 4 + 6 x 6) / 96
                .body("loadFactor", equalTo(0.1031))
                .body("baseLoad", equalTo(5.0))
                .body("simultaneity", equalTo(1.0))
                .body("weekendRatio", nullValue())
                .body("coverage", equalTo(1.0))
                .body("reasons", contains("NO_WEEKEND"));
        load("meterId", meter, "2025-01-01", "2025-01-05")
                .body("weekendRatio", equalTo(0.4848)) // 5 / 10.3125
                .body("coverage", equalTo(0.5))
                .body("reasons", contains("COVERAGE"));
    }

    @Test
    void sumsTheBoundaryMetersOfANode() {
        var area = registry.area();
        var building = registry.building(area);
        var morning = registry.meterOf(building);
        var evening = registry.meterOf(building, "\"intervalMinutes\":30");
        var below = registry.meterOf(building, text("parentId", morning));
        var billed = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        var early = flat(96, 1);
        early[40] = 10;
        early[41] = 20; // 60 kW from 10:00 over half an hour
        var late = flat(48, 2);
        late[40] = 20; // 40 kW at 20:00
        energy.sendBlocks(
                block(morning, NEW_YEAR, early),
                blockEvery(30, evening, NEW_YEAR, late),
                block(below, NEW_YEAR, early));
        energy.sendBills(bill(billed, "2025-01-01", "2025-01-02", "1000"));

        for (var node : new String[] {"buildingId", "areaId"}) {
            load(node, node.equals("areaId") ? area : building, FIRST_DAY)
                    .body("intervalMinutes", equalTo(30))
                    .body("metersCounted", equalTo(2))
                    .body("metersLeftOut", equalTo(1))
                    .body("peak", equalTo(64.0))
                    .body("peakAt", equalTo("2025-01-01T10:00:00+08:00"))
                    .body("simultaneity", equalTo(0.64))
                    .body("baseLoad", equalTo(8.0))
                    .body("reasons", contains("METERS_LEFT_OUT", "NO_WEEKEND"));
        }
    }

    @Test
    void leavesOutWhatIsNotKnownOfEveryMeter() {
        var building = registry.building(registry.area());
        var whole = registry.meterOf(building, "\"intervalMinutes\":60");
        var broken = registry.meterOf(building, "\"intervalMinutes\":60");
        registry.publish();
        var gap = flat(24, 1);
        gap[12] = Double.NaN;
        var peak = flat(24, 1);
        peak[12] = 50;
        energy.sendBlocks(blockEvery(60, whole, NEW_YEAR, peak), blockEvery(60, broken, NEW_YEAR, gap));

        load("buildingId", building, FIRST_DAY)
                .body("peak", equalTo(2.0))
                .body("coverage", equalTo(0.9583))
                .body("reasons", contains("COVERAGE", "NO_WEEKEND"));
        heatMap("buildingId", building, "DAY", FIRST_DAY)
                .body("rows", hasSize(1))
                .body("rows[0].day", equalTo("2025-01-01"))
                .body("rows[0].values[11]", equalTo(2.0))
                .body("rows[0].values[12]", nullValue())
                .body("rows[0].reasons", contains("COVERAGE"));
    }

    @Test
    void saysWhyThereIsNothing() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building);
        registry.publish();

        load("meterId", meter, FIRST_DAY)
                .body("peak", nullValue())
                .body("coverage", equalTo(0.0))
                .body("reasons", contains("NO_DATA", "METERS_LEFT_OUT"));
        load("meterId", meter, "2039-01-01", "2039-02-01")
                .body("reasons", contains("NO_DATA", "METERS_LEFT_OUT", "OPEN"));
        load("buildingId", building, "2025-01-01", "2025-01-02", "carrier", "HEAT")
                .body("unit", equalTo("GJ/h"))
                .body("reasons", contains("NO_METER"));
        heatMap("buildingId", building, "WEEKDAY", FIRST_DAY)
                .body("rows.weekday", contains("WEDNESDAY"))
                .body("rows[0].values", everyItem(nullValue()))
                .body("rows[0].reasons", contains("NO_DATA"));
        ask("/load-metrics", "from", "2025-01", "to", "2025-02")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "subject-not-named"));
        ask("/load-metrics", "meterId", meter, "from", "2024-01", "to", "2025-02")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "range-too-long"));
    }

    @Test
    void drawsAProfileOfTheWeek() {
        var meter = registry.meterOf(registry.building(registry.area()), "\"intervalMinutes\":60");
        registry.publish();
        energy.sendBlocks(
                blockEvery(60, meter, NEW_YEAR, flat(24, 10)),
                blockEvery(60, meter, "2025-01-08T00:00:00+08:00", flat(24, 20)),
                blockEvery(60, meter, SATURDAY, flat(24, 3)));

        heatMap("meterId", meter, "WEEKDAY", "2025-01-01", "2025-01-09")
                .body(
                        "rows.weekday",
                        contains("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"))
                .body("rows[2].values", equalTo(Collections.nCopies(24, 15.0)))
                .body("rows[2].reasons", empty())
                .body("rows[5].values", equalTo(Collections.nCopies(24, 3.0)))
                .body("rows[0].reasons", contains("NO_DATA"));
    }

    @Test
    void theHourThatComesTwiceIsOneHourOfTheMap() {
        registry.timeZone("Europe/Berlin");
        var meter = registry.meterOf(registry.building(registry.area()), "\"intervalMinutes\":60");
        registry.publish();
        var values = flat(25, 1);
        values[2] = 4;
        values[3] = 6; // 02:00 on the clock a second time
        energy.sendBlocks(blockEvery(60, meter, "2025-10-26T00:00:00+02:00", values));

        heatMap("meterId", meter, "DAY", "2025-10-26", "2025-10-27")
                .body("rows[0].values", hasSize(24))
                .body("rows[0].values[2]", equalTo(5.0))
                .body("rows[0].reasons", empty());
        load("meterId", meter, "2025-10-26", "2025-10-27").body("mean", equalTo(1.32)); // (23 + 4 + 6) / 25
    }

    @Test
    void aFormulaHasTheIntervalsOfItsMetersAndMayBeNegative() {
        var building = registry.building(registry.area());
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building, text("parentId", main));
        var elsewhere = registry.building(registry.area());
        var rest = registry.meterOf(
                elsewhere, text("reading", "VIRTUAL"), "\"intervalMinutes\":null", terms(main, 1, shop, -1));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, flat(96, 1)), block(shop, NEW_YEAR, flat(96, 2.5)));
        energy.consumption("buildingId", elsewhere, "from", "2025-01", "to", "2025-02");

        load("meterId", rest, FIRST_DAY)
                .body("intervalMinutes", equalTo(15))
                .body("peak", equalTo(-6.0)) // (1 - 2.5) kWh in a quarter of an hour
                .body("peakAt", equalTo(NEW_YEAR))
                .body("mean", equalTo(-6.0))
                .body("baseLoad", equalTo(-6.0))
                .body("loadFactor", nullValue())
                .body("coverage", equalTo(1.0))
                .body("reasons", contains("NO_LOAD", "NO_WEEKEND"));
        heatMap("meterId", rest, "DAY", FIRST_DAY)
                .body("rows[0].values", equalTo(Collections.nCopies(24, -6.0)))
                .body("rows[0].reasons", empty());
    }

    @Test
    void aMeterMayHaveHadLongerIntervals() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, "\"intervalMinutes\":60");
        registry.publish();
        energy.sendBlocks(blockEvery(60, meter, NEW_YEAR, flat(24, 4)));
        registry.event("meter", "updated", meter, 1, text("buildingId", building), "\"intervalMinutes\":15")
                .publish();
        energy.sendBlocks(block(meter, "2025-01-02T00:00:00+08:00", flat(96, 0.5)));

        load("meterId", meter, "2025-01-01", "2025-01-03")
                .body("intervalMinutes", equalTo(60))
                .body("peak", equalTo(4.0))
                .body("mean", equalTo(3.0))
                .body("coverage", equalTo(1.0));
        load("meterId", meter, "2025-01-02", "2025-01-03").body("intervalMinutes", equalTo(15));
    }

    private ValidatableResponse load(String kind, String id, String... more) {
        return ask("/load-metrics", parameters(kind, id, more)).statusCode(200);
    }

    private ValidatableResponse heatMap(String kind, String id, String by, String... range) {
        return ask("/heat-map", kind, id, "from", range[0], "to", range[1], "by", by)
                .statusCode(200);
    }

    private static Object[] parameters(String kind, String id, String... more) {
        return more.length == 2
                ? new Object[] {kind, id, "from", more[0], "to", more[1]}
                : new Object[] {kind, id, "from", more[0], "to", more[1], more[2], more[3]};
    }

    private ValidatableResponse ask(String path, Object... parameters) {
        var request = energy.as("viewer");
        for (var i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i].toString(), parameters[i + 1]);
        }
        return request.get(API + path).then();
    }
}
