package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.ask;
import static io.dualcarbon.acceptance.Energy.hourly;
import static io.dualcarbon.acceptance.Energy.post;
import static io.dualcarbon.acceptance.Energy.sendBlocks;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.math.BigDecimal;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a PV plant, a charging station and a weather station of a building tell. */
@ExtendWith(RunningPlatform.class)
class InstallationFiguresIT {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";
    private static final String OF_NEW_YEAR = "from=2025-01-01&to=2025-01-02&resolution=P1D";

    private final String building =
            Registry.building("Equipped", Registry.area("Equipped"), "OFFICE", BigDecimal.valueOf(100));

    /**
     * 10 kWp make 4 kWh in each of the ten hours of sun, 40 kWh, 4 kWh/kWp. One of the four goes to the grid: 30 / 40 are
     * used on the spot. With 20 kWh from the grid the building used 50 kWh, 30 / 50 of them its own. The sun gave 10 x 500
     * Wh/m2 = 5 kWh/m2, for which 10 kWp would ideally have made 50 kWh: 40 / 50.
     */
    @Test
    void yieldSelfConsumptionAndPerformanceRatio() {
        var generation = Registry.intervalMeter(building, "ELECTRICITY", "GENERATION", 60, "kWh");
        var export = Registry.intervalMeter(building, "ELECTRICITY", "EXPORT", 60, "kWh");
        var imported = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        var plant = Registry.pvPlant(building, generation, 10);
        var station = weather(hour -> 4, hour -> isSunny(hour) ? 500 : 0);
        sendBlocks(
                hourly(generation, NEW_YEAR, day(hour -> isSunny(hour) ? 4 : 0)),
                hourly(export, NEW_YEAR, day(hour -> isSunny(hour) ? 1 : 0)),
                hourly(imported, NEW_YEAR, day(hour -> hour < 5 ? 4 : 0)));

        ask("/pv-plants/" + plant + "/performance?" + OF_NEW_YEAR + "&stationId=" + station)
                .body("periods.yieldKwh", contains(40.0))
                .body("periods.specificYieldKwhPerKwp", contains(4.0))
                .body("periods.selfConsumption", contains(0.75))
                .body("periods.selfSufficiency", contains(0.6))
                .body("periods.irradiationKwhPerM2", contains(5.0))
                .body("periods.performanceRatio", contains(0.8))
                .body("periods[0].reasons", empty());
    }

    /**
     * Two points of 100 kW could give 2 400 kWh in a day. Two sessions take 60 and 36 kWh: 96 / 2 400 = 0.04. They hold a
     * point for 2 and 4 hours of 48: 6 / 48 = 0.125.
     */
    @Test
    void utilisationOfChargers() {
        var station = Registry.chargingStation(building, 2, 100);
        post(
                        "/charging-sessions",
                        "{\"sessions\":["
                                + String.join(
                                        ",",
                                        session(
                                                station,
                                                "a",
                                                "1",
                                                "2025-01-01T08:00:00+08:00",
                                                "2025-01-01T10:00:00+08:00",
                                                60),
                                        session(
                                                station,
                                                "b",
                                                "2",
                                                "2025-01-01T09:00:00+08:00",
                                                "2025-01-01T13:00:00+08:00",
                                                36))
                                + "]}")
                .statusCode(200)
                .body("accepted", equalTo(2));

        ask("/charging-stations/" + station + "/utilisation?" + OF_NEW_YEAR)
                .body("source", equalTo("SESSIONS"))
                .body("periods.energyKwh", contains(96.0))
                .body("periods.sessions", contains(2))
                .body("periods.utilisation", contains(0.04))
                .body("periods.occupiedHours", contains(6.0))
                .body("periods.occupancy", contains(0.125))
                .body("periods[0].reasons", empty());
    }

    /** Twelve hours of 2 and twelve of 6 degrees are a day of 4: 18 - 4 = 14 to heat, and nothing above 26 to cool. */
    @Test
    void degreeDays() {
        var station = weather(hour -> hour < 12 ? 2 : 6, hour -> 0);

        ask("/degree-days?" + OF_NEW_YEAR + "&heatingBaseC=18&coolingBaseC=26&stationId=" + station)
                .body("unit", equalTo("K.d"))
                .body("periods.heatingDegreeDays", contains(14.0))
                .body("periods.coolingDegreeDays", contains(0.0))
                .body("periods.meanTemperatureC", contains(4.0))
                .body("periods.coverage", contains(1.0));
        ask("/degree-days?from=2025-01&to=2025-02&resolution=P1M&stationId=" + station)
                .body("periods.heatingDegreeDays", contains((Object) null))
                .body("periods[0].missingDays.size()", equalTo(30))
                .body("periods[0].reasons", contains("MISSING_DAYS"));
    }

    private static boolean isSunny(int hour) {
        return hour >= 7 && hour < 17;
    }

    private static double[] day(IntToDoubleFunction value) {
        return IntStream.range(0, 24).mapToDouble(value).toArray();
    }

    /** A station of its own with the weather of New Year's Day. */
    private static String weather(IntToDoubleFunction temperatureC, IntToDoubleFunction irradiationWhM2) {
        String station = post(
                        "/weather-stations",
                        "{\"code\":\"%s\",\"name\":\"Station\",\"source\":\"Made up\"}".formatted(Registry.code("ST")))
                .statusCode(201)
                .extract()
                .path("id");
        var hours = IntStream.range(0, 24)
                .mapToObj(hour ->
                        "{\"stationId\":\"%s\",\"start\":\"2025-01-01T%02d:00:00+08:00\",\"temperatureC\":%s,\"irradiationWhM2\":%s}"
                                .formatted(
                                        station,
                                        hour,
                                        temperatureC.applyAsDouble(hour),
                                        irradiationWhM2.applyAsDouble(hour)))
                .collect(Collectors.joining(","));
        post("/weather-observations", "{\"observations\":[" + hours + "]}")
                .statusCode(200)
                .body("accepted", equalTo(24));
        return station;
    }

    private static String session(
            String station, String id, String connector, String start, String end, int energyKwh) {
        return """
                {"stationId":"%s","sessionId":"%s","connector":"%s","start":"%s","end":"%s","energyKwh":%d}
                """.formatted(station, id, connector, start, end, energyKwh);
    }
}
