package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A year of hourly load and PV of three measured homes, dated August 2022 to July 2023 so that the factors of two years
 * apply: what went in comes back to the last digit, and the emissions are those computed by hand.
 */
@ExtendWith(RunningPlatform.class)
class CityLearnHomesIT {
    private static final OffsetDateTime START = OffsetDateTime.parse("2022-08-01T00:00:00+08:00");
    private static final String RANGE = "&from=2022-08&to=2023-08";

    @BeforeAll
    static void needsTheData() {
        OpenData.assumePresent();
    }

    @ParameterizedTest
    @CsvSource({"1, 12, 10583.353, 21637.490", "4, 8, 10793.180, 9776.405", "5, 10, 8807.643, 15169.103"})
    void aHomeComesBackToTheLastDigit(int home, BigDecimal peakPowerKw, BigDecimal loadKwh, BigDecimal pvKwh)
            throws IOException {
        var rows = OpenData.read("real/citylearn_2022_evs/Building_" + home + ".csv");
        var load = rows.stream()
                .map(row -> new BigDecimal(row.getField("non_shiftable_load")))
                .toList();
        var pv = rows.stream()
                .map(row -> new BigDecimal(row.getField("solar_generation"))
                        .multiply(peakPowerKw)
                        .movePointLeft(3))
                .toList();
        var building = Registry.building(
                "Home " + home, Registry.area("Homes " + home), "RESIDENTIAL", BigDecimal.valueOf(200));
        var loadMeter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        var pvMeter = Registry.intervalMeter(building, "ELECTRICITY", "GENERATION", 60, "kWh");

        send(loadMeter, load);
        send(pvMeter, pv);
        Registry.until(
                "rollups have caught up",
                () -> Answers.get(Registry.ADMIN, "/api/energy/v1/consumption?buildingId=" + building + RANGE)
                        .path("caughtUp")
                        .asBoolean());

        assertEquals(rounded(byMonth(load)), consumption(building, "IMPORT"));
        assertEquals(loadKwh, sum(consumption(building, "IMPORT")));
        assertEquals(pvKwh, sum(consumption(building, "GENERATION")));

        var emissions = Answers.get(
                Registry.ADMIN, "/api/carbon/v1/emissions?buildingId=" + building + RANGE + "&groupBy=month");
        byMonth(load).forEach((month, kwh) -> {
            var row = Answers.rows(emissions, "period", month.toString()).get(0);
            var factor = new BigDecimal(month.getYear() == 2022 ? "0.5849" : "0.5737");
            assertEquals(kilograms(kwh, factor), Answers.kilograms(row, "location"), month + " location-based");
            assertEquals(
                    kilograms(kwh, new BigDecimal("0.42")), Answers.kilograms(row, "ets"), month + " Shanghai ETS");
        });
    }

    private static void send(String meter, List<BigDecimal> values) throws IOException {
        var block = Map.of("meterId", meter, "start", START.toString(), "intervalMinutes", 60, "values", values);
        as(Registry.ADMIN)
                .body(new ObjectMapper().writeValueAsString(Map.of("blocks", List.of(block))))
                .post("/api/energy/v1/interval-blocks")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(0));
    }

    private static Map<YearMonth, BigDecimal> byMonth(List<BigDecimal> hourly) {
        var months = new TreeMap<YearMonth, BigDecimal>();
        for (var hour = 0; hour < hourly.size(); hour++) {
            months.merge(YearMonth.from(START.plusHours(hour)), hourly.get(hour), BigDecimal::add);
        }
        return months;
    }

    private static Map<YearMonth, BigDecimal> rounded(Map<YearMonth, BigDecimal> months) {
        var result = new TreeMap<YearMonth, BigDecimal>();
        months.forEach((month, value) -> result.put(month, rounded(value)));
        return result;
    }

    /** As quantities leave the platform: to the milliwatt-hour. */
    private static BigDecimal rounded(BigDecimal kwh) {
        return kwh.setScale(6, RoundingMode.HALF_UP);
    }

    private static Map<YearMonth, BigDecimal> consumption(String building, String direction) {
        var answer = Answers.get(
                Registry.ADMIN,
                "/api/energy/v1/consumption?buildingId=" + building + RANGE + "&direction=" + direction);
        var result = new TreeMap<YearMonth, BigDecimal>();
        answer.path("rows")
                .forEach(row -> result.put(
                        YearMonth.parse(row.path("period").asText()),
                        row.path("quantity").decimalValue().setScale(6, RoundingMode.UNNECESSARY)));
        return result;
    }

    private static BigDecimal sum(Map<YearMonth, BigDecimal> months) {
        return months.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(3, RoundingMode.HALF_UP);
    }

    private static BigDecimal kilograms(BigDecimal kwh, BigDecimal factor) {
        return rounded(kwh).multiply(factor).setScale(3, RoundingMode.HALF_UP);
    }
}
