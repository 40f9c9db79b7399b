package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.ask;
import static io.dualcarbon.acceptance.Energy.flat;
import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.math.BigDecimal;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the meters of one building tell hour by hour. On Wednesday, 1 January 2025 the main meter runs at 10 kW, at 4 kW
 * from 02:00 to 05:00 and at 100 kW from 10:00; on Saturday the 4th at 5 kW; the days between are missing. The shop below
 * it takes 2 kW all Wednesday.
 */
@ExtendWith(RunningPlatform.class)
class LoadFiguresIT {
    private static final String WEDNESDAY = "2025-01-01T00:00:00+08:00";
    private static final String SATURDAY = "2025-01-04T00:00:00+08:00";
    private static final String OF_WEDNESDAY = "from=2025-01-01&to=2025-01-02";

    private static String building;
    private static String main;
    private static String shop;
    private static String rest;

    @BeforeAll
    static void metersOfABuilding() {
        building = Registry.building("Loaded", Registry.area("Loaded"), "OFFICE", BigDecimal.valueOf(100));
        main = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        shop = Registry.subMeter(building, main, "A");
        var elsewhere = Registry.building("Beside", Registry.area("Beside"), "OFFICE", BigDecimal.valueOf(100));
        rest = Registry.differenceMeter(elsewhere, main, shop);
        var wednesday = flat(24, 10);
        wednesday[2] = 4;
        wednesday[3] = 4;
        wednesday[4] = 4;
        wednesday[10] = 100;
        sendBlocks(
                hourly(main, WEDNESDAY, wednesday),
                hourly(main, SATURDAY, flat(24, 5)),
                hourly(shop, WEDNESDAY, flat(24, 2)));
    }

    /** Wednesday's mean is (20 x 10 + 3 x 4 + 100) / 24 = 13 kW, so the load factor 13 / 100; Saturday's 5 / 13 = 0.3846. */
    @Test
    void peakMeanAndBaseLoad() {
        ask("/load-metrics?" + OF_WEDNESDAY + "&buildingId=" + building)
                .body("unit", equalTo("kW"))
                .body("peak", equalTo(100.0))
                .body("peakAt", equalTo("2025-01-01T10:00:00+08:00"))
                .body("mean", equalTo(13.0))
                .body("loadFactor", equalTo(0.13))
                .body("baseLoad", equalTo(4.0))
                .body("coverage", equalTo(1.0))
                .body("reasons", contains("NO_WEEKEND"));
        ask("/load-metrics?from=2025-01-01&to=2025-01-05&meterId=" + main)
                .body("weekendRatio", equalTo(0.3846))
                .body("coverage", equalTo(0.5))
                .body("reasons", contains("COVERAGE"));
    }

    /** At the same hour as the main meter's 100 kW a second building takes 50, at another hour 100: 150 / 200 = 0.75. */
    @Test
    void simultaneityOfTwoBuildings() {
        var area = Registry.area("Simultaneous");
        var first = Registry.intervalMeter(
                Registry.building("First", area, "OFFICE", BigDecimal.TEN), "ELECTRICITY", "IMPORT", 60, "kWh");
        var second = Registry.intervalMeter(
                Registry.building("Second", area, "OFFICE", BigDecimal.TEN), "ELECTRICITY", "IMPORT", 60, "kWh");
        var early = flat(24, 0);
        early[10] = 100;
        var late = flat(24, 0);
        late[10] = 50;
        late[20] = 100;
        sendBlocks(hourly(first, WEDNESDAY, early), hourly(second, WEDNESDAY, late));

        ask("/load-metrics?" + OF_WEDNESDAY + "&areaId=" + area)
                .body("metersCounted", equalTo(2))
                .body("peak", equalTo(150.0))
                .body("simultaneity", equalTo(0.75));
    }

    @Test
    void heatMapOfHoursAndDays() {
        ask("/heat-map?from=2025-01-01&to=2025-01-05&meterId=" + main)
                .body("unit", equalTo("kW"))
                .body("rows.day", contains("2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04"))
                .body("rows[0].values[9]", equalTo(10.0))
                .body("rows[0].values[10]", equalTo(100.0))
                .body("rows[1].values", equalTo(Collections.nCopies(24, null)))
                .body("rows[1].reasons", contains("NO_DATA"))
                .body("rows[3].values", equalTo(Collections.nCopies(24, 5.0)));
    }

    /** 24 x 13 = 312 kWh came in, the shop took 24 x 2 = 48: nobody knows where 264 of them, 0.8462 of all, went. */
    @Test
    void balanceWithItsGap() {
        ask("/meters/" + main + "/balance?resolution=P1D&" + OF_WEDNESDAY)
                .body("rows.quantity", contains(312.0))
                .body("rows[0].children.meterId", contains(shop))
                .body("rows.childrenQuantity", contains(48.0))
                .body("rows.gap", contains(264.0))
                .body("rows.gapShare", contains(0.8462))
                .body("rows[0].reasons", empty());
    }

    /** 100 - 2 kWh at ten, and nothing on Saturday, when the shop is not known. */
    @Test
    void aVirtualMeterIsItsFormulaSlotBySlot() {
        Registry.until(
                "the virtual meter has followed",
                () -> "264.0"
                        .equals(String.valueOf(ask("/meters/" + rest + "/series?resolution=P1D&" + OF_WEDNESDAY)
                                .extract()
                                .<Object>path("points[0].value"))));

        ask("/meters/" + rest + "/series?resolution=PT1H&" + OF_WEDNESDAY)
                .body("points[2].value", equalTo(2.0))
                .body("points[10].value", equalTo(98.0));
        ask("/meters/" + rest + "/series?resolution=P1D&from=2025-01-04&to=2025-01-05")
                .body("points.value", contains((Object) null))
                .body("points[0].reasons", contains("NO_DATA"));
    }

    @Test
    void latestValues() {
        ask("/latest-values?buildingId=" + building)
                .body("items.meterId", containsInAnyOrder(main, shop))
                .body(of(main, "value"), equalTo(5.0))
                .body(of(main, "start"), equalTo("2025-01-04T23:00:00+08:00"))
                .body(of(main, "end"), equalTo("2025-01-05T00:00:00+08:00"))
                .body(of(shop, "value"), equalTo(2.0))
                .body(of(shop, "start"), equalTo("2025-01-01T23:00:00+08:00"));
    }

    private static String of(String meter, String field) {
        return "items.find { it.meterId == '" + meter + "' }." + field;
    }
}
