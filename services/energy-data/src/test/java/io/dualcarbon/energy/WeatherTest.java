package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class WeatherTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Energy energy = new Energy(tenant);
    private final Weather weather = new Weather(energy);
    private final Stored stored = new Stored(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void keepsHoursAndWhatTheyWereBefore() throws SQLException {
        var station = weather.station("HONGQIAO");

        weather.send(hour("0", 4.25, 0.0), hour("1", 3.5, null), hour("2", null, 12.5))
                .body("accepted", equalTo(3));
        weather.send(hour("0", 4.25, 0.0), hour("1", null, 0.0), hour("2", null, 13.0))
                .body("unchanged", equalTo(1))
                .body("accepted", equalTo(1))
                .body("corrected", equalTo(1));

        weather.observations(station, "2025-01-01T00:00:00+08:00", "2025-01-01T04:00:00+08:00")
                .body("hours.start[0]", equalTo("2025-01-01T00:00:00+08:00"))
                .body("hours.temperatureC", contains(4.25, 3.5, null, null))
                .body("hours.irradiationWhM2", contains(0.0, 0.0, 13.0, null))
                .body("hours.reasons[0]", equalTo(null))
                .body("hours.reasons[2]", contains("NO_TEMPERATURE"))
                .body("hours.reasons[3]", contains("NO_TEMPERATURE", "NO_IRRADIATION"));
        assertEquals(
                List.of("3|null|12.5"),
                stored.rows("select ordinal, temperature_c, irradiation_wh_m2 from weather_hour_revision"));
    }

    @Test
    void aLaterRowOfABodyCorrectsAnEarlierOne() throws SQLException {
        weather.station("HONGQIAO");

        weather.send(hour("0", 1.0, null), hour("0", 2.0, null), hour("0", 2.0, null))
                .body("accepted", equalTo(1))
                .body("corrected", equalTo(1))
                .body("unchanged", equalTo(1));

        assertEquals(List.of("2"), stored.rows("select temperature_c from weather_hour"));
    }

    @Test
    void aDryRunKeepsNothing() throws SQLException {
        weather.station("HONGQIAO");

        energy.post("/weather-observations?dryRun=true", "{\"observations\":[%s]}".formatted(hour("0", 4.25, 0.0)))
                .body("accepted", equalTo(1));

        assertEquals(0, stored.count("weather_hour"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"stationCode\":\"NOWHERE\",\"start\":\"2025-01-01T00:00:00+08:00\",\"temperatureC\":1} | station-unknown",
                "{\"start\":\"2025-01-01T00:00:00+08:00\",\"temperatureC\":1} | station-not-named",
                "{\"stationCode\":\"S1\",\"start\":\"2025-01-01T00:30:00+08:00\",\"temperatureC\":1} | hour-not-whole",
                "{\"stationCode\":\"S1\",\"start\":\"2025-01-01T00:00:00\",\"temperatureC\":1} | timestamp-invalid",
                "{\"stationCode\":\"S1\",\"start\":\"2039-01-01T00:00:00+08:00\",\"temperatureC\":1} | reading-in-future",
                "{\"stationCode\":\"S1\",\"start\":\"2014-01-01T00:00:00+08:00\",\"temperatureC\":1} | start-out-of-range",
                "{\"stationCode\":\"S1\",\"start\":\"2025-01-01T00:00:00+08:00\",\"temperatureC\":99} | weather-out-of-range",
                "{\"stationCode\":\"S1\",\"start\":\"2025-01-01T00:00:00+08:00\",\"irradiationWhM2\":-1} | weather-out-of-range",
                "{\"stationCode\":\"S1\",\"start\":\"2025-01-01T00:00:00+08:00\",\"temperatureC\":NaN} | not-a-number",
                "{\"stationCode\":\"S1\",\"start\":\"2025-01-01T00:00:00+08:00\",\"temperatureC\":\"1\"} | wrong-type",
                "{\"stationCode\":\"S1\",\"start\":\"2025-01-01T00:00:00+08:00\"} | nothing-observed",
                "{\"stationCode\":\"S1\",\"start\":\"2025-01-01T00:00:00+08:00\",\"wind\":1} | unknown-property",
                "1 | wrong-type",
            })
    void refusesARowThatIsWrong(String row, String problem) {
        weather.station("S1");

        weather.send(row, "{\"stationCode\":\"S1\",\"start\":\"2025-01-01T05:00:00+08:00\",\"temperatureC\":1}")
                .body("accepted", equalTo(1))
                .body("errors.type", contains(PROBLEM + problem));
    }

    @Test
    void namesTheProblemInChinese() {
        energy.as("analyst")
                .header("Accept-Language", "zh")
                .body("{\"observations\":[%s]}".formatted(hour("0", 1.0, null)))
                .post(API + "/weather-observations")
                .then()
                .body("errors.detail", contains("没有气象站 HONGQIAO"));
    }

    @Test
    void aCodeNamesOneStation() {
        weather.station("HONGQIAO");

        weather.register("HONGQIAO").statusCode(409).body("type", equalTo(PROBLEM + "weather-station-code-taken"));
        weather.register("hongqiao").statusCode(400).body("violations.field", contains("code"));
        energy.as("viewer")
                .get(API + "/weather-stations")
                .then()
                .statusCode(200)
                .body("items.code", contains("HONGQIAO"))
                .body("items.source", contains("Test"));
    }

    @Test
    void aDayCountsWithTwentyHoursAndNoSumHidesAMissingDay() {
        var station = weather.station("HONGQIAO");
        var rows = new ArrayList<String>();
        for (var i = 0; i < 20; i++) {
            rows.add(Weather.hour("HONGQIAO", "2025-01-01T%02d:00:00+08:00".formatted(i), 8.0, null));
            if (i < 19) {
                rows.add(Weather.hour("HONGQIAO", "2025-01-02T%02d:00:00+08:00".formatted(i), 8.0, null));
            }
            rows.add(Weather.hour("HONGQIAO", "2025-01-03T%02d:00:00+08:00".formatted(i), 30.0, null));
        }
        weather.send(rows.toArray(String[]::new)).body("accepted", equalTo(59));

        weather.degreeDays(station, "2025-01-01", "2025-01-04", "P1D", "18", "26")
                .body("periods.period", contains("2025-01-01", "2025-01-02", "2025-01-03"))
                .body("periods.heatingDegreeDays", contains(10.0, null, 0.0))
                .body("periods.coolingDegreeDays", contains(0.0, null, 4.0))
                .body("periods.coverage", contains(1.0, 0.0, 1.0))
                .body("periods[1].reasons", contains("NO_DATA"))
                .body("unit", equalTo("K.d"));
        weather.degreeDays(station, "2025-01", "2025-02", "P1M", "18", "18")
                .body("periods.heatingDegreeDays", contains((Object) null))
                .body("periods.coverage", contains(0.0645))
                .body("periods[0].missingDays", hasSize(29))
                .body("periods[0].missingDays", hasItem("2025-01-02"))
                .body("periods[0].meanTemperatureC", equalTo(19.0))
                .body("periods[0].reasons", contains("MISSING_DAYS"));
    }

    @Test
    void reproducesThePublishedDegreeDaysOfShanghai() {
        SharedFiles.assumePresent();
        var expected = SharedFiles.example("PUB-17", "expected_json");
        var cswd = weather.station("CSWD");
        weather.sendYear("CSWD", "real/shanghai_weather/shanghai_583620_CSWD_hourly.csv", 2023);
        var hongqiao = weather.station("HONGQIAO");
        weather.sendYear("HONGQIAO", "real/shanghai_weather/shanghai_hongqiao_583670_TMYx_hourly.csv", 2023);

        weather.degreeDays(cswd, "2023-01", "2024-01", "P1Y", "18", "18")
                .body(
                        "periods[0].heatingDegreeDays",
                        closeTo(expected.get("hdd18").asDouble(), 0.5))
                .body(
                        "periods[0].coolingDegreeDays",
                        closeTo(expected.get("cdd18").asDouble(), 0.5))
                .body("periods[0].coverage", equalTo(1.0));
        weather.degreeDays(hongqiao, "2023-01", "2024-01", "P1Y", "18", "18")
                .body("periods[0].heatingDegreeDays", closeTo(1565, 0.5))
                .body("periods[0].coolingDegreeDays", closeTo(1207, 0.5));
        weather.degreeDays(hongqiao, "2023-01", "2024-01", "P1Y", "18", "26")
                .body("periods[0].coolingDegreeDays", closeTo(202, 0.5));
        weather.degreeDays(hongqiao, "2023-01", "2024-01", "P1M", "18", "26")
                .body("periods", hasSize(12))
                .body("periods.heatingDegreeDays.sum()", closeTo(1565, 0.5));
    }

    @Test
    void aStrangerCannotTellAStationFromNone() {
        var station = weather.station("HONGQIAO");
        var stranger = new Weather(new Energy(TestTenant.fresh()));

        stranger.observations(station, "2025-01-01", "2025-01-02")
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "weather-station-not-found"));
        stranger.degreeDays(station, "2025-01", "2025-02", "P1M", "18", "18").statusCode(404);
        stranger.send(hour("0", 1.0, 1.0)).body("errors.type", contains(PROBLEM + "station-unknown"));
        stranger.list().body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/weather-stations", "/weather-observations"})
    void onlyWritersSend(String path) {
        given().contentType("application/json")
                .body("{}")
                .post(API + path)
                .then()
                .statusCode(401);
        tenant.as("viewer").body("{}").post(API + path).then().statusCode(403);
        tenant.as("scoped", "readings:write").body("{}").post(API + path).then().statusCode(403);
        tenant.as("scoped", "stations:write")
                .body("{}")
                .post(API + path)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/weather-stations",
                "/weather-stations/%s",
                "/weather-stations/%s/observations?from=2025-01&to=2025-02",
                "/degree-days?stationId=%s&from=2025-01&to=2025-02"
            })
    void onlyReadersRead(String path) {
        var url = API + path.formatted(weather.station("HONGQIAO"));

        given().get(url).then().statusCode(401);
        tenant.as("scoped", "carbon:read").get(url).then().statusCode(403);
        tenant.as("scoped", "readings:read").get(url).then().statusCode(200).body("$", notNullValue());
    }

    private static String hour(String hour, @Nullable Double temperatureC, @Nullable Double irradiationWhM2) {
        return Weather.hour("HONGQIAO", "2025-01-01T0%s:00:00+08:00".formatted(hour), temperatureC, irradiationWhM2);
    }
}
