package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.blockEvery;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A building with a meter beside a weather station, and what is asked of its baselines. */
abstract class BaselineSetting {
    private static final LocalDate FIRST = LocalDate.parse("2023-01-01");

    final TestTenant tenant = TestTenant.fresh();
    final Registry registry = new Registry(tenant);
    final Energy energy = new Energy(tenant);
    final Weather weather = new Weather(energy);
    String building = "";
    String meter = "";
    String station = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aBuildingAndAStation() {
        building = registry.building(registry.area());
        meter = registry.meterOf(building, "\"intervalMinutes\":60");
        registry.publish();
        station = weather.station("HONGQIAO");
    }

    static double temperature(LocalDate day) {
        var at = (double) (day.toEpochDay() - FIRST.toEpochDay());
        return 16 - 14 * Math.cos(2 * Math.PI * at / 365.25) + 2 * Math.sin(at);
    }

    static double heated(LocalDate day) {
        return 100 + 7 * Math.max(0, 15.5 - temperature(day));
    }

    void sendWeather(String from, String to) {
        var rows = new ArrayList<String>();
        LocalDate.parse(from).datesUntil(LocalDate.parse(to)).forEach(day -> {
            for (var hour = 0; hour < 24; hour++) {
                rows.add(Weather.hour("HONGQIAO", "%sT%02d:00:00+08:00".formatted(day, hour), temperature(day), null));
            }
        });
        weather.send(rows.toArray(String[]::new)).body("rejected", equalTo(0));
    }

    void sendDays(String from, String to, Function<LocalDate, Double> consumption) {
        var values = LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to))
                .flatMap(day -> Collections.nCopies(24, consumption.apply(day) / 24).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        for (var i = 0; i < values.length; i += 8760) {
            energy.sendBlocks(blockEvery(
                            60,
                            meter,
                            LocalDate.parse(from).plusDays(i / 24) + "T00:00:00+08:00",
                            Arrays.copyOfRange(values, i, Math.min(values.length, i + 8760))))
                    .body("rejected", equalTo(0));
        }
    }

    /** A meter in Illinois, with the weather there. */
    String chicago(String... properties) {
        registry.timeZone("America/Chicago");
        var id = registry.meterOf(building, properties);
        registry.publish();
        weather.send(SharedFiles.read("simulated/eemeter_samples/il-tempF.csv.gz").stream()
                        .map(row -> Weather.hour(
                                "HONGQIAO",
                                row.getField("dt"),
                                (Double.parseDouble(row.getField("tempF")) - 32) / 1.8,
                                null))
                        .toArray(String[]::new))
                .body("accepted", equalTo(19417));
        return id;
    }

    ValidatableResponse fit(String resolution, String from, String to) {
        return fit(meter, resolution, from, to);
    }

    ValidatableResponse fit(String meterId, String resolution, String from, String to) {
        return fit("BL-1", meterId, resolution, from, to);
    }

    ValidatableResponse fit(String code, String meterId, String resolution, String from, String to) {
        return energy.post("/baselines", body(code, meterId, resolution, from, to));
    }

    String body(String code, String meterId, String resolution, String from, String to) {
        return """
                {"code":"%s","name":"Before","meterId":"%s","stationId":"%s","from":"%s","to":"%s","resolution":"%s"}
                """.formatted(code, meterId, station, from, to, resolution);
    }

    ValidatableResponse fitBuilding(String carrier) {
        return energy.post("/baselines", """
                {"name":"B","buildingId":"%s","carrier":"%s","stationId":"%s","from":"2023-01-01","to":"2024-01-01",
                 "resolution":"P1D"}
                """.formatted(building, carrier, station));
    }

    ValidatableResponse retire(String id, String version) {
        return energy.as("analyst")
                .header("If-Match", version)
                .post(API + "/baselines/" + id + "/retirement")
                .then();
    }

    ValidatableResponse savings(String id, String from, String to) {
        return ask(id, "savings", from, to);
    }

    ValidatableResponse anomalies(String id, String from, String to) {
        return ask(id, "anomalies", from, to);
    }

    ValidatableResponse ask(String id, String what, String from, String to) {
        return energy.as("viewer")
                .queryParam("from", from)
                .queryParam("to", to)
                .get(API + "/baselines/" + id + "/" + what)
                .then()
                .statusCode(200);
    }
}
