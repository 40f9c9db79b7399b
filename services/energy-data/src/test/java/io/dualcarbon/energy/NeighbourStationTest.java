package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A neighbour's temperatures stand in for whole days, and that is told. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class NeighbourStationTest extends BaselineSetting {
    @Test
    void aDayIsOfOneStationAndSumsSayOfWhich() {
        var neighbour = weather.station("PUDONG");
        name(station, "\"0\"", neighbour)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("neighbourId", equalTo(neighbour));
        // The first has enough hours, the second is the neighbour's, the third neither has.
        sendHours("HONGQIAO", "2025-01-01", 20, 8);
        sendHours("PUDONG", "2025-01-01", 24, 0);
        sendHours("HONGQIAO", "2025-01-02", 19, 8);
        sendHours("PUDONG", "2025-01-02", 20, 6);
        sendHours("HONGQIAO", "2025-01-03", 19, 8);
        sendHours("PUDONG", "2025-01-03", 19, 6);

        weather.degreeDays(station, "2025-01-01", "2025-01-04", "P1D", "18", "18")
                .statusCode(200)
                .body("neighbourId", equalTo(neighbour))
                .body("neighbourDays", equalTo(1))
                .body("periods.heatingDegreeDays", contains(10.0, 12.0, null))
                .body("periods.coverage", contains(1.0, 1.0, 0.0))
                .body("periods[0].substitutedDays", empty())
                .body("periods[1].substitutedDays", contains("2025-01-02"))
                .body("periods[1].reasons", contains("SUBSTITUTED"))
                .body("periods[2].missingDays", contains("2025-01-03"))
                .body("periods[2].reasons", contains("NO_DATA"));
        weather.degreeDays(station, "2025-01", "2025-02", "P1M", "18", "18")
                .body("periods.heatingDegreeDays", contains((Object) null))
                .body("periods[0].substitutedDays", contains("2025-01-02"))
                .body("periods[0].missingDays", hasSize(29))
                .body("periods[0].meanTemperatureC", equalTo(7.0));
        // The neighbour itself has nobody behind it.
        weather.degreeDays(neighbour, "2025-01-02", "2025-01-04", "P1D", "18", "18")
                .body("neighbourId", nullValue())
                .body("periods.heatingDegreeDays", contains(12.0, null));
    }

    @Test
    void aBaselineAndItsSavingsCountTheDays() {
        weather.station("PUDONG");
        sendWeather("2023-01-01", "2023-06-01");
        sendWeather("2023-06-03", "2024-01-02");
        sendHours("PUDONG", "2023-06-01", 24, temperature(LocalDate.parse("2023-06-01")));
        sendHours("PUDONG", "2023-06-02", 24, temperature(LocalDate.parse("2023-06-02")));
        sendHours("PUDONG", "2024-01-02", 24, temperature(LocalDate.parse("2024-01-02")));
        sendDays("2023-01-01", "2024-01-04", BaselineSetting::heated);
        var alone = fit("P1D", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("quality.n", equalTo(363))
                .body("substitutedDays", equalTo(0))
                .extract()
                .<String>path("id");

        name(station, "*", neighbour()).statusCode(200);

        var id = fit("BL-2", meter, "P1D", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("quality.n", equalTo(365))
                .body("coverage", equalTo(1.0))
                .body("substitutedDays", equalTo(2))
                .body("model.parameters.value", contains(100.0, 7.0, 15.5))
                .body("illustrative", equalTo(false))
                .extract()
                .<String>path("id");
        savings(id, "2024-01-01", "2024-01-04")
                .body("periods[0].reasons", nullValue())
                .body("periods[1].reasons", contains("SUBSTITUTED_WEATHER"))
                .body("periods[1].avoided", closeTo(0, 1e-5))
                .body("periods[2].reasons", contains("NO_WEATHER"))
                .body("total.coverage", equalTo(0.6667))
                .body("total.substitutedDays", equalTo(1))
                .body("total.reasons", hasItems("SUBSTITUTED_WEATHER", "NO_WEATHER"));
        anomalies(id, "2024-01-01", "2024-01-04").body("judged", equalTo(2)).body("substitutedDays", equalTo(1));
        fit("BL-3", meter, "PT1H", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("quality.n", equalTo(365 * 24))
                .body("substitutedDays", equalTo(2));
        fit("BL-4", meter, "P1M", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("coverage", equalTo(1.0))
                .body("substitutedDays", equalTo(2));
        energy.as("viewer")
                .get(API + "/baselines/" + alone)
                .then()
                .body("substitutedDays", equalTo(0))
                .body("quality.n", equalTo(363));
    }

    @Test
    void whatStandsInIsAsMadeUpAsTheNeighbour() {
        var neighbour =
                energy.post("/weather-stations", """
                        {"code":"TYPICAL","name":"Typical","source":"Test","illustrative":true}
                        """).statusCode(201).extract().<String>path("id");
        name(station, "\"0\"", neighbour).statusCode(200);
        sendHours("HONGQIAO", "2025-01-01", 24, 8);
        sendHours("TYPICAL", "2025-01-02", 24, 8);

        weather.degreeDays(station, "2025-01-01", "2025-01-02", "P1D", "18", "18")
                .body("illustrative", equalTo(false));
        weather.degreeDays(station, "2025-01-01", "2025-01-03", "P1D", "18", "18")
                .body("illustrative", equalTo(true));
    }

    @Test
    void aNeighbourIsNamedByWhoMayWriteAndReadTheStation() {
        var neighbour = weather.station("PUDONG");

        energy.post("/weather-stations", """
                        {"code":"THIRD","name":"Third","source":"Test","neighbourId":"%s"}
                        """.formatted(neighbour))
                .statusCode(201)
                .body("neighbourId", equalTo(neighbour));
        energy.post("/weather-stations", """
                        {"code":"FOURTH","name":"Fourth","source":"Test","neighbourId":"%s"}
                        """.formatted(meter))
                .statusCode(404)
                .body("violations.field", contains("neighbourId"));
        name(station, "\"0\"", meter)
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "weather-station-not-found"))
                .body("violations.field", contains("neighbourId"));
        name(station, "\"0\"", station)
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "station-its-own-neighbour"))
                .body("violations.field", contains("neighbourId"));
        name(station, "\"0\"", neighbour).statusCode(200);
        name(station, "\"0\"", neighbour).statusCode(412);
        energy.as("analyst")
                .header("If-Match", "\"1\"")
                .body("{\"neighbourId\":null}")
                .put(url(station))
                .then()
                .statusCode(200)
                .body("neighbourId", nullValue())
                .body("version", equalTo(2));
        energy.as("analyst").body("{}").put(url(station)).then().statusCode(428);
        given().contentType("application/json")
                .body("{}")
                .put(url(station))
                .then()
                .statusCode(401);
        tenant.as("viewer")
                .header("If-Match", "*")
                .body("{}")
                .put(url(station))
                .then()
                .statusCode(403);
        TestTenant.fresh()
                .as("analyst")
                .header("If-Match", "*")
                .body("{}")
                .put(url(station))
                .then()
                .statusCode(404);
    }

    private String neighbour() {
        return weather.list().extract().<String>path("items.find { it.code == 'PUDONG' }.id");
    }

    private static String url(String station) {
        return API + "/weather-stations/" + station + "/neighbour";
    }

    private ValidatableResponse name(String station, String version, String neighbour) {
        return energy.as("analyst")
                .header("If-Match", version)
                .body("{\"neighbourId\":\"%s\"}".formatted(neighbour))
                .put(url(station))
                .then();
    }

    private void sendHours(String code, String day, int count, double temperatureC) {
        var rows = new ArrayList<String>();
        for (var hour = 0; hour < count; hour++) {
            rows.add(Weather.hour(code, "%sT%02d:00:00+08:00".formatted(day, hour), temperatureC, null));
        }
        weather.send(rows.toArray(String[]::new)).body("rejected", equalTo(0));
    }
}
