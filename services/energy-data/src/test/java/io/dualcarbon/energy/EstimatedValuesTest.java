package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever was filled or apportioned says so wherever it leaves: nobody may take it for measured, or bill by it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class EstimatedValuesTest {
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
    void columnsNameTheIntervalsThatWereFilled() {
        var meter = filled();

        columns(meter, "PT15M")
                .body("columns.values", equalTo(List.of(1.0, 2.0, 3.0, 4.0, 1.0, 1.0, 1.0, 1.0)))
                .body(
                        "columns.filled",
                        equalTo(List.of(
                                Map.of("from", "2025-01-01T00:15:00+08:00", "to", "2025-01-01T00:45:00+08:00"))))
                .body("columns.apportioned", equalTo(null));
        columns(meter, "PT1H")
                .body("columns.values", equalTo(List.of(10.0, 4.0)))
                .body("columns.filled.to", contains("2025-01-01T01:00:00+08:00"));
    }

    @Test
    void columnsNameTheIntervalsThatWereApportioned() {
        var meter = registry.meterOf(building, text("reading", "REGISTER"), "\"intervalMinutes\":60");
        var measured = registry.meterOf(building);
        registry.publish();
        energy.post("/register-reads", """
                {"reads":[{"meterId":"%1$s","at":"2024-12-31T23:00:00+08:00","reading":0},
                          {"meterId":"%1$s","at":"2025-01-01T01:00:00+08:00","reading":3}]}
                """.formatted(meter)).statusCode(200);
        energy.sendBlocks(block(measured, NEW_YEAR, flat(8, 1)));

        columns(meter, "PT1H")
                .body("columns.values", contains(1.5, null))
                .body("columns.apportioned.from", contains("2025-01-01T00:00:00+08:00"))
                .body("columns.apportioned.to", contains("2025-01-01T01:00:00+08:00"))
                .body("columns.filled", equalTo(null));
        columns(measured, "PT1H").body("columns.filled", equalTo(null)).body("columns.apportioned", equalTo(null));
    }

    @Test
    void theLatestValueSaysWhatItIs() {
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building);
        var billed = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        var rest = registry.meter(
                text("reading", "VIRTUAL"),
                "\"intervalMinutes\":null",
                text("buildingId", building),
                terms(main, 1, shop, 1));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 1, NO, NO, 4), block(shop, NEW_YEAR, 10, 10, 10));
        energy.sendBills(bill(billed, "2025-01-01", "2025-01-11", "20"));
        energy.fillGap(main, "2025-01-01T00:15:00+08:00", "2025-01-01T00:45:00+08:00");
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02");

        latest(main).body("items.value", contains(4.0)).body("items[0].filled", equalTo(null));
        latest(rest)
                .body("items.value", contains(13.0))
                .body("items.start", contains("2025-01-01T00:30:00+08:00"))
                .body("items.filled", contains(true));
        latest(billed)
                .body("items.value", contains(2.0))
                .body("items.apportioned", contains(true))
                .body("items[0].filled", equalTo(null));
    }

    @Test
    void aLoadSaysWhatShareOfItWasMeasuredAndWhetherItsPeakWas() {
        filled();
        var other = registry.meterOf(building);
        registry.publish();
        var values = flat(96, 1);
        values[2] = 10;
        energy.sendBlocks(block(other, NEW_YEAR, values));

        ask("/load-metrics", "buildingId", building)
                .body("peak", equalTo(52.0)) // 3 kWh filled and 10 measured, in a quarter of an hour
                .body("peakAt", equalTo("2025-01-01T00:30:00+08:00"))
                .body("peakEstimated", equalTo(true))
                .body("measuredShare", equalTo(0.9792)); // 94 of 96 intervals
        ask("/load-metrics", "meterId", other)
                .body("peak", equalTo(40.0))
                .body("peakEstimated", equalTo(null))
                .body("measuredShare", equalTo(1.0));
        ask("/heat-map", "buildingId", building)
                .body("rows[0].values[0]", equalTo(23.0))
                .body("rows[0].estimatedHours", contains(0));
        ask("/heat-map", "meterId", other).body("rows[0].estimatedHours", equalTo(null));
    }

    @Test
    void aBalanceSaysWhatShareOfItWasMeasured() {
        var main = filled();
        var billed = registry.meterOf(
                building, text("reading", "BILLED"), "\"intervalMinutes\":null", text("parentId", main));
        registry.publish();
        energy.sendBills(bill(billed, "2025-01-01", "2025-02-01", "31"));

        ask("/meters/" + main + "/balance", "resolution", "P1M")
                .body("rows.quantity", contains(102.0))
                .body("rows.measuredShare", contains(0.951)) // 97 of 102
                .body("rows[0].children.quantity", contains(31.0))
                .body("rows[0].children.measuredShare", contains(0.0));
    }

    @Test
    void aPlantSaysWhatShareOfItsYieldWasMeasured() {
        var generation = registry.meterOf(building, text("direction", "GENERATION"), "\"intervalMinutes\":60");
        var plant = installed("pv-plant", generation, "\"peakPowerKw\":10");
        var values = flat(24, 1);
        values[12] = NO;
        energy.sendBlocks(blockEvery(60, generation, NEW_YEAR, values));
        ask("/pv-plants/" + plant + "/performance", "resolution", "P1D").body("periods.measuredShare", contains(1.0));

        energy.fillGap(generation, "2025-01-01T12:00:00+08:00", "2025-01-01T13:00:00+08:00");

        ask("/pv-plants/" + plant + "/performance", "resolution", "P1D")
                .body("periods.yieldKwh", contains(24.0))
                .body("periods.measuredShare", contains(0.9583))
                .body("periods[0].reasons", hasItem("ESTIMATED"));
    }

    @Test
    void aStationThatIsOnlyBilledIsNotMeasured() {
        var billed = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        var station = installed("charging-station", billed, "\"chargingPoints\":2");
        energy.sendBills(bill(billed, "2025-01-01", "2025-02-01", "31"));

        ask("/charging-stations/" + station + "/utilisation", "resolution", "P1D")
                .body("periods.energyKwh", contains(1.0))
                .body("periods.measuredShare", contains(0.0));
    }

    /** 2 and 3 kWh were filled between 1 and 4, of 102 on the day. */
    private String filled() {
        var meter = registry.meterOf(building);
        registry.publish();
        var values = flat(96, 1);
        values[1] = NO;
        values[2] = NO;
        values[3] = 4;
        energy.sendBlocks(block(meter, NEW_YEAR, values));
        energy.fillGap(meter, "2025-01-01T00:15:00+08:00", "2025-01-01T00:45:00+08:00");
        return meter;
    }

    private String installed(String kind, String meter, String property) {
        var id = UUID.randomUUID().toString();
        registry.event(
                        kind,
                        "created",
                        id,
                        0,
                        text("code", "X-1"),
                        text("buildingId", building),
                        text("meterId", meter),
                        property)
                .publish();
        return id;
    }

    private ValidatableResponse columns(String meter, String resolution) {
        return energy.ask(
                        "/meters/" + meter + "/series",
                        "form",
                        "COLUMNS",
                        "from",
                        NEW_YEAR,
                        "to",
                        "2025-01-01T02:00:00+08:00",
                        "resolution",
                        resolution)
                .statusCode(200);
    }

    private ValidatableResponse latest(String meter) {
        return energy.ask("/latest-values", "meterId", meter).statusCode(200);
    }

    /** Of the first of January, or its month. */
    private ValidatableResponse ask(String path, String name, String value) {
        var isMonth = value.equals("P1M");
        return energy.ask(
                        path,
                        name,
                        value,
                        "from",
                        isMonth ? "2025-01" : "2025-01-01",
                        "to",
                        isMonth ? "2025-02" : "2025-01-02")
                .statusCode(200);
    }
}
