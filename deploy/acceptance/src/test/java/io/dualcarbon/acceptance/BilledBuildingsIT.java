package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The measured monthly energy use of twelve types of Shanghai building (Wang et al. 2026), as the electricity bills of a
 * building of 12,345.67 m2 each.
 */
@ExtendWith(RunningPlatform.class)
class BilledBuildingsIT {
    private static final BigDecimal AREA_M2 = new BigDecimal("12345.67");

    @BeforeAll
    static void needsTheData() {
        OpenData.assumePresent();
    }

    @Test
    void billsComeBackExactlyAndCarryTheFactorOfTheirYear() {
        var billsByType = new TreeMap<String, Map<YearMonth, BigDecimal>>();
        for (var row : OpenData.read("real/shanghai_benchmark/wang_2026_public_monthly.csv")) {
            var month = YearMonth.of(2023, Integer.parseInt(row.getField("month")));
            var kwh = new BigDecimal(row.getField("eui_kwh_m2")).multiply(AREA_M2);
            billsByType
                    .computeIfAbsent(row.getField("archetype"), type -> new TreeMap<>())
                    .put(month, kwh);
        }
        assertEquals(12, billsByType.size());
        var area = Registry.area("Twelve types");

        billsByType.forEach((type, bills) -> {
            var building = Registry.building(type, area, "OTHER_PUBLIC", AREA_M2);
            var meter = Registry.billedMeter(building, "ELECTRICITY", "kWh");
            send(bills.entrySet().stream()
                    .map(bill -> bill(meter, bill.getKey(), bill.getValue()))
                    .toList());
            caughtUp(building);

            var consumption = Answers.get(Registry.ADMIN, consumption(building));
            isAnnualUse(consumption, type);
            var emissions = Answers.get(
                    Registry.ADMIN,
                    "/api/carbon/v1/emissions?buildingId=" + building + "&from=2023-01&to=2024-01&groupBy=month");
            bills.forEach((month, kwh) -> {
                var what = type + " " + month;
                var used = of(consumption, month);
                var emitted = of(emissions, month);
                assertEquals(0, kwh.compareTo(used.path("quantity").decimalValue()), what);
                assertEquals(0.0, used.path("measuredShare").asDouble(), "a bill is not measured day by day: " + what);
                assertEquals(kilograms(kwh, "0.5737"), Answers.kilograms(emitted, "location"), what);
                assertEquals(kilograms(kwh, "0.42"), Answers.kilograms(emitted, "ets"), what);
            });
        });
    }

    /** Worked example PUB-28: the twelve months are the published annual figure. */
    private static void isAnnualUse(JsonNode consumption, String type) {
        var year = consumption
                .path("rows")
                .valueStream()
                .map(row -> row.path("quantity").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(
                OpenData.example("PUB-28").path(type).asDouble(),
                year.doubleValue() / AREA_M2.doubleValue(),
                0.05,
                type);
    }

    @Test
    void aBillAcrossMonthsIsSplitByDaysAndSumsExactly() {
        var building = Registry.building("Across months", Registry.area("Across months"), "OFFICE", AREA_M2);
        var meter = Registry.billedMeter(building, "NATURAL_GAS", "m3");

        send(List.of(Map.of("meterId", meter, "from", "2023-01-20", "to", "2023-02-19", "quantity", 1000)));
        caughtUp(building);

        var consumption = Answers.get(Registry.ADMIN, consumption(building));
        var january = of(consumption, YearMonth.of(2023, 1)).path("quantity").decimalValue();
        var february = of(consumption, YearMonth.of(2023, 2)).path("quantity").decimalValue();
        assertEquals(0, new BigDecimal("400").compareTo(january), "12 of 30 days lie in January");
        assertEquals(0, new BigDecimal("600").compareTo(february));
    }

    /** 500 x 273.15 / 293.15 normal cubic metres, each 2.1621888 kg. */
    @Test
    void gasMeteredAt20DegreesCountsInTheConditionOfItsFactor() {
        var building = Registry.building("Gas at 20 C", Registry.area("Gas at 20 C"), "OFFICE", AREA_M2);
        var meter = Registry.gasMeter(building, "AT_20_C");

        send(List.of(Map.of("meterId", meter, "from", "2023-01-01", "to", "2023-02-01", "quantity", 500)));
        caughtUp(building);

        var emissions = Answers.get(
                Registry.ADMIN,
                "/api/carbon/v1/emissions?buildingId=" + building + "&from=2023-01&to=2023-02&groupBy=month");
        var january = of(emissions, YearMonth.of(2023, 1));
        assertEquals(new BigDecimal("1007.337"), Answers.kilograms(january, "location"));
        assertEquals(0, january.at("/location/reasons").size());
    }

    private static void send(List<Map<String, Object>> bills) {
        as(Registry.ADMIN)
                .body(Map.of("periods", bills))
                .post("/api/energy/v1/billed-periods")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(bills.size()));
    }

    private static Map<String, Object> bill(String meter, YearMonth month, BigDecimal kwh) {
        return Map.of(
                "meterId",
                meter,
                "from",
                month.atDay(1).toString(),
                "to",
                month.plusMonths(1).atDay(1).toString(),
                "quantity",
                kwh);
    }

    private static void caughtUp(String building) {
        Registry.until(
                "rollups have caught up",
                () -> Answers.get(Registry.ADMIN, consumption(building))
                        .path("caughtUp")
                        .asBoolean());
    }

    private static String consumption(String building) {
        return "/api/energy/v1/consumption?buildingId=" + building + "&from=2023-01&to=2024-01";
    }

    private static JsonNode of(JsonNode answer, YearMonth month) {
        return Answers.rows(answer, "period", month.toString()).get(0);
    }

    private static BigDecimal kilograms(BigDecimal kwh, String factor) {
        return kwh.multiply(new BigDecimal(factor)).setScale(3, RoundingMode.HALF_UP);
    }
}
