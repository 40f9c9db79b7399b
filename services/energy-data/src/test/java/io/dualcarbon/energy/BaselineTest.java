package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class BaselineTest {
    private static final LocalDate FIRST = LocalDate.parse("2023-01-01");

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Weather weather = new Weather(energy);
    private String building = "";
    private String meter = "";
    private String station = "";

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

    @Test
    void fitsDaysAndTellsWhatWasAvoided() {
        sendWeather("2023-01-01", "2025-01-01");
        sendDays("2023-01-01", "2024-01-01", BaselineTest::heated);
        sendDays("2024-01-01", "2025-01-01", day -> 0.9 * heated(day));

        var id = fit("P1D", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("code", equalTo("BL-1"))
                .body("unit", equalTo("kWh"))
                .body("model.shape", equalTo("3P-H"))
                .body("model.parameters.name", contains("b0", "b1", "th"))
                .body("model.parameters.value", contains(100.0, 7.0, 15.5))
                .body("model.parameters.unit", contains("kWh/d", "kWh/(K.d)", "Cel"))
                .body("quality.n", equalTo(365))
                .body("quality.p", equalTo(3))
                .body("quality.cvRmse", equalTo(0.0))
                .body("quality.r2", equalTo(1.0))
                .body("criteria.metric", contains("R2"))
                .body("criteria.met", contains(true))
                .body("split.reasons", empty())
                .body("coverage", equalTo(1.0))
                .body("illustrative", equalTo(false))
                .extract()
                .<String>path("id");

        savings(id, "2024-01", "2025-01")
                .body("periods", hasSize(366))
                .body("periods[0].start", equalTo("2024-01-01T00:00:00+08:00"))
                .body("periods[0].predicted", closeTo(heated(LocalDate.parse("2024-01-01")), 1e-5))
                .body("periods.coverage", everyItem(equalTo(1.0)))
                .body("total.savedShare", equalTo(0.1))
                .body("total.reasons", empty())
                .body("total.uncertainty.m", equalTo(366))
                .body("total.uncertainty.fractional", lessThan(0.001))
                .body("total.uncertainty.criteria.met", contains(true));
    }

    @Test
    void fitsMonthsOfABuilding() {
        sendWeather("2023-01-01", "2025-01-01");
        sendDays("2023-01-01", "2025-01-01", BaselineTest::heated);

        var id = energy.post("/baselines", """
                        {"name":"Building","buildingId":"%s","carrier":"ELECTRICITY","stationId":"%s",
                         "from":"2023-01-01","to":"2024-01-01","resolution":"P1M"}
                        """.formatted(building, station))
                .statusCode(201)
                .body("model.shape", equalTo("3P-H"))
                .body("quality.n", equalTo(12))
                .body("criteria.metric", contains("CV_RMSE", "NMBE", "R2"))
                .body("criteria.met", contains(true, true, true))
                .body("criteria.threshold", contains(0.15, 0.05, 0.75))
                .body("buildingId", equalTo(building))
                .extract()
                .<String>path("id");

        savings(id, "2024-01-15", "2024-03-02")
                .body("from", equalTo("2024-01-01T00:00:00+08:00"))
                .body("to", equalTo("2024-04-01T00:00:00+08:00"))
                .body("periods", hasSize(3))
                .body("total.savedShare", equalTo(0.0));
    }

    @Test
    void whatIsNotKnownIsLeftOutAndTold() {
        sendWeather("2023-01-01", "2024-01-04");
        sendDays("2023-01-01", "2024-01-01", BaselineTest::heated);
        // The second of January was not measured, the fourth has no weather, the fifth has nothing.
        sendDays("2024-01-01", "2024-01-02", BaselineTest::heated);
        sendDays("2024-01-03", "2024-01-05", BaselineTest::heated);
        var id =
                fit("P1D", "2023-01-01", "2024-01-01").statusCode(201).extract().<String>path("id");

        savings(id, "2024-01-01", "2024-01-06")
                .body("periods.coverage", contains(1.0, 0.0, 1.0, 0.0, 0.0))
                .body("periods[1].predicted", closeTo(heated(LocalDate.parse("2024-01-02")), 1e-5))
                .body("periods[1].measured", nullValue())
                .body("periods[1].avoided", nullValue())
                .body("periods[1].reasons", contains("NO_MEASUREMENT"))
                .body("periods[3].predicted", nullValue())
                .body("periods[3].reasons", contains("NO_WEATHER"))
                .body("periods[4].reasons", contains("NO_MEASUREMENT", "NO_WEATHER"))
                .body("total.coverage", equalTo(0.4))
                .body(
                        "total.measured",
                        closeTo(heated(LocalDate.parse("2024-01-01")) + heated(LocalDate.parse("2024-01-03")), 1e-5))
                .body("total.reasons", hasItems("NO_MEASUREMENT", "NO_WEATHER"));
        savings(id, "2024-01-05", "2024-01-06")
                .body("total.avoided", nullValue())
                .body("total.uncertainty", nullValue())
                .body("total.reasons", contains("NO_MEASUREMENT", "NO_WEATHER"));
    }

    @Test
    void tellsWhatWasFilled() throws SQLException {
        sendWeather("2023-01-01", "2024-01-03");
        sendDays("2023-01-01", "2024-01-03", BaselineTest::heated);
        try (var connection = PostgresResource.superuser();
                var update = connection.prepareStatement("update interval_block set filled_slots = '{1}'"
                        + " where tenant_id = ? and day in ('2023-06-01', '2024-01-02')")) {
            update.setString(1, tenant.id());
            update.executeUpdate();
        }

        var id = fit("P1D", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("filledShare", equalTo(0.0027))
                .body("coverage", equalTo(1.0))
                .extract()
                .<String>path("id");

        savings(id, "2024-01-01", "2024-01-03")
                .body("periods[0].reasons", nullValue())
                .body("periods[1].reasons", contains("FILLED"))
                .body("total.coverage", equalTo(1.0))
                .body("total.reasons", hasItems("FILLED"));
        fit("BL-2", meter, "PT1H", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("filledShare", equalTo(0.0001))
                .body("quality.n", equalTo(365 * 24));
    }

    @Test
    void tellsWhenTheWeatherIsLikeNoneItHasSeen() {
        sendWeather("2023-01-01", "2024-01-01");
        sendDays("2023-01-01", "2024-01-02", BaselineTest::heated);
        var rows = new ArrayList<String>();
        for (var hour = 0; hour < 24; hour++) {
            rows.add(Weather.hour("HONGQIAO", "2024-01-01T%02d:00:00+08:00".formatted(hour), -20.0, null));
        }
        weather.send(rows.toArray(String[]::new));
        var id =
                fit("P1D", "2023-01-01", "2024-01-01").statusCode(201).extract().<String>path("id");

        savings(id, "2024-01-01", "2024-01-02").body("total.reasons", hasItems("BEYOND_BASELINE"));
    }

    @Test
    void findsABurstAndADrift() {
        sendWeather("2023-01-01", "2024-07-01");
        // Noise that no drift can grow from.
        Function<LocalDate, Double> noisy =
                day -> heated(day) + (day.toEpochDay() % 2 == 0 ? -1 : 1) * (3 + Math.sin((double) day.toEpochDay()));
        sendDays("2023-01-01", "2024-03-01", noisy);
        sendDays("2024-03-01", "2024-03-04", day -> noisy.apply(day) + 60);
        sendDays("2024-03-04", "2024-05-01", noisy);
        sendDays("2024-05-01", "2024-07-01", day -> noisy.apply(day) - 5);
        var id =
                fit("P1D", "2023-01-01", "2024-01-01").statusCode(201).extract().<String>path("id");

        anomalies(id, "2024-01", "2024-03").body("alarms", empty()).body("drifts", empty());
        anomalies(id, "2024-01", "2024-07")
                .body("alarms.start", contains("2024-03-01T00:00:00+08:00"))
                .body("alarms.end", contains("2024-03-04T00:00:00+08:00"))
                .body("alarms.intervals", contains(3))
                .body("drifts.direction", contains("UP", "DOWN"))
                .body("drifts[0].onset", equalTo("2024-03-01T00:00:00+08:00"))
                .body("drifts[1].end", nullValue())
                .body("drifts[1].onset", equalTo("2024-05-01T00:00:00+08:00"))
                .body("judged", equalTo(182))
                .body("coverage", equalTo(1.0))
                .body("reasons", empty());
    }

    @Test
    void isFrozenAndRetiredOnce() {
        sendWeather("2023-01-01", "2024-01-01");
        sendDays("2023-01-01", "2024-01-01", BaselineTest::heated);
        var id =
                fit("P1D", "2023-01-01", "2024-01-01").statusCode(201).extract().<String>path("id");

        sendDays("2023-01-01", "2024-01-01", day -> 3 * heated(day));
        energy.as("viewer")
                .get(API + "/baselines/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("model.parameters.value", contains(100.0, 7.0, 15.5));
        fit("P1D", "2023-01-01", "2024-01-01").statusCode(409).body("type", equalTo(PROBLEM + "baseline-code-taken"));
        energy.as("analyst")
                .post(API + "/baselines/" + id + "/retirement")
                .then()
                .statusCode(428);
        retire(id, "\"0\"").statusCode(200).body("version", equalTo(1)).body("retiredAt.length()", equalTo(27));
        retire(id, "\"0\"").statusCode(412);
        retire(id, "\"1\"").statusCode(409).body("type", equalTo(PROBLEM + "baseline-already-retired"));
        energy.as("viewer")
                .get(API + "/baselines?meterId=" + meter)
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        energy.as("viewer")
                .get(API + "/baselines?buildingId=" + building)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "P1D, 2023-01-02, 2024-01-01, 400, baseline-window-invalid",
        "P1D, 2023-01-01, 2023-07-01, 400, baseline-window-invalid",
        "P1D, 2039-01-01, 2040-01-01, 400, baseline-window-invalid",
        "P1M, 2023-01-15, 2024-01-15, 400, baseline-window-invalid",
        "P1D, 2023-01-01, 2024-01-01, 409, baseline-data-insufficient",
        "PT1H, 2023-01-01, 2024-01-01, 409, baseline-data-insufficient",
        "P1M, 2023-01-01, 2024-01-01, 409, baseline-data-insufficient",
    })
    void refusesAWindowOfWhichItKnowsTooLittle(String resolution, String from, String to, int status, String problem) {
        sendWeather("2023-01-01", "2024-01-01");
        sendDays("2023-01-01", "2023-11-20", BaselineTest::heated);

        fit(resolution, from, to).statusCode(status).body("type", equalTo(PROBLEM + problem));
    }

    @Test
    void refusesWhatCannotBeABaseline() {
        sendWeather("2023-01-01", "2024-01-01");
        sendDays("2023-01-01", "2024-01-01", day -> 0.0);
        var billed = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();

        fit("P1D", "2023-01-01", "2024-01-01")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "baseline-without-consumption"));
        fit(billed, "P1D", "2023-01-01", "2024-01-01")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "baseline-resolution-too-fine"));
        fitBuilding("ELECTRICITY").statusCode(409).body("type", equalTo(PROBLEM + "baseline-meters-mixed"));
        fitBuilding("NATURAL_GAS").statusCode(409).body("type", equalTo(PROBLEM + "baseline-without-meter"));
        energy.post("/baselines", """
                        {"name":"B","stationId":"%s","from":"2023-01-01","to":"2024-01-01","resolution":"P1D"}
                        """.formatted(station))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "baseline-subject-not-named"));
    }

    @Test
    void aKnownGasMeterOverHttp() {
        SharedFiles.assumePresent();
        var gas = chicago(
                text("carrier", "NATURAL_GAS"),
                text("unit", "m3"),
                text("reading", "BILLED"),
                "\"intervalMinutes\":null");
        var rows = SharedFiles.read("simulated/eemeter_samples/il-gas-hdd-only-billing_monthly.csv.gz");
        var bills = new ArrayList<String>();
        for (var i = 0; i + 1 < rows.size(); i++) {
            bills.add(bill(
                    gas,
                    rows.get(i).getField("start").substring(0, 10),
                    rows.get(i + 1).getField("start").substring(0, 10),
                    rows.get(i).getField("value")));
        }
        energy.sendBills(bills.toArray(String[]::new)).body("accepted", equalTo(26));

        var id = fit(gas, "P1M", "2015-12-24", "2016-12-25")
                .statusCode(201)
                .body("model.shape", equalTo("3P-H"))
                .body("model.parameters[2].value", equalTo(16.0)) // 60.8 F; the truth is 60 F
                .body("split.heatingShare", closeTo(0.75, 0.06))
                .body("split.baseShare", closeTo(0.25, 0.06))
                .body("quality.n", equalTo(12))
                .body("quality.cvRmse", equalTo(0.0373))
                .body("criteria.met", contains(true, true, true))
                .extract()
                .<String>path("id");

        savings(id, "2017-01-25", "2018-01-24")
                .body("periods", hasSize(12))
                .body("total.savedShare", closeTo(0.1, 0.03))
                .body("total.savedShare", equalTo(0.0925))
                .body("total.uncertainty.fractional", lessThan(0.5))
                .body("total.coverage", equalTo(1.0));
    }

    @Test
    void aKnownElectricityMeterOverHttp() {
        SharedFiles.assumePresent();
        var electricity = chicago("\"intervalMinutes\":60");
        var rows = SharedFiles.read("simulated/eemeter_samples/il-electricity-cdd-hdd-hourly.csv.gz");
        var values = rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.getField("value")))
                .toArray();
        for (var i = 0; i < values.length; i += 8000) {
            energy.sendBlocks(blockEvery(
                            60,
                            electricity,
                            rows.get(i).getField("start"),
                            Arrays.copyOfRange(values, i, Math.min(values.length, i + 8000))))
                    .body("accepted", equalTo(1));
        }

        var hourly = fit(electricity, "PT1H", "2015-12-26", "2016-12-26")
                .statusCode(201)
                .body("model.shape", equalTo("TOWT"))
                .body("quality.n", equalTo(366 * 24))
                .body("split.baseShare", closeTo(0.2, 0.06))
                .body("split.heatingShare", closeTo(0.4, 0.06))
                .body("split.coolingShare", closeTo(0.4, 0.06))
                .extract()
                .<String>path("id");
        savings(hourly, "2017-01-04", "2018-01-04")
                .body("periods", hasSize(365))
                .body("total.savedShare", closeTo(0.1, 0.03))
                .body("total.uncertainty.m", equalTo(365 * 24));
        anomalies(hourly, "2017-01-04", "2018-01-04").body("judged", equalTo(365 * 24));
        var daily = fit("BL-2", electricity, "P1D", "2015-12-26", "2016-12-26")
                .statusCode(201)
                .body("model.shape", equalTo("5P"))
                .body("split.baseShare", nullValue())
                .body("split.reasons", contains("NOT_IDENTIFIABLE"))
                .extract()
                .<String>path("id");
        savings(daily, "2017-01-04", "2018-01-04").body("total.savedShare", closeTo(0.1, 0.03));
    }

    @Test
    void aStrangerCannotTellABaselineFromNone() {
        sendWeather("2023-01-01", "2024-01-01");
        sendDays("2023-01-01", "2024-01-01", BaselineTest::heated);
        var id =
                fit("P1D", "2023-01-01", "2024-01-01").statusCode(201).extract().<String>path("id");
        var stranger = TestTenant.fresh();

        for (var path : List.of("", "/savings?from=2024-01&to=2024-02", "/anomalies?from=2024-01&to=2024-02")) {
            stranger.as("viewer")
                    .get(API + "/baselines/" + id + path)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo(PROBLEM + "baseline-not-found"));
        }
        stranger.as("analyst")
                .header("If-Match", "*")
                .post(API + "/baselines/" + id + "/retirement")
                .then()
                .statusCode(404);
        stranger.as("viewer").get(API + "/baselines").then().statusCode(200).body("items", empty());
        new Energy(stranger)
                .post("/baselines", body("BL-1", meter, "P1D", "2023-01-01", "2024-01-01"))
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "meter-not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/baselines", "/baselines/%s/retirement"})
    void onlyWritersFit(String path) {
        var url = API + path.formatted(meter);

        given().contentType("application/json").body("{}").post(url).then().statusCode(401);
        tenant.as("viewer").body("{}").post(url).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/baselines",
                "/baselines/%s",
                "/baselines/%s/savings?from=2025-01&to=2025-02",
                "/baselines/%s/anomalies?from=2025-01&to=2025-02"
            })
    void onlyReadersRead(String path) {
        var url = API + path.formatted(meter);

        given().get(url).then().statusCode(401);
        tenant.as("partner", "carbon:read").get(url).then().statusCode(403);
        tenant.as("partner", "readings:read").get(url).then().statusCode(path.equals("/baselines") ? 200 : 404);
    }

    private static double temperature(LocalDate day) {
        var at = (double) (day.toEpochDay() - FIRST.toEpochDay());
        return 16 - 14 * Math.cos(2 * Math.PI * at / 365.25) + 2 * Math.sin(at);
    }

    private static double heated(LocalDate day) {
        return 100 + 7 * Math.max(0, 15.5 - temperature(day));
    }

    private void sendWeather(String from, String to) {
        var rows = new ArrayList<String>();
        LocalDate.parse(from).datesUntil(LocalDate.parse(to)).forEach(day -> {
            for (var hour = 0; hour < 24; hour++) {
                rows.add(Weather.hour("HONGQIAO", "%sT%02d:00:00+08:00".formatted(day, hour), temperature(day), null));
            }
        });
        weather.send(rows.toArray(String[]::new)).body("rejected", equalTo(0));
    }

    private void sendDays(String from, String to, Function<LocalDate, Double> consumption) {
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
    private String chicago(String... properties) {
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

    private ValidatableResponse fit(String resolution, String from, String to) {
        return fit(meter, resolution, from, to);
    }

    private ValidatableResponse fit(String meterId, String resolution, String from, String to) {
        return fit("BL-1", meterId, resolution, from, to);
    }

    private ValidatableResponse fit(String code, String meterId, String resolution, String from, String to) {
        return energy.post("/baselines", body(code, meterId, resolution, from, to));
    }

    private String body(String code, String meterId, String resolution, String from, String to) {
        return """
                {"code":"%s","name":"Before","meterId":"%s","stationId":"%s","from":"%s","to":"%s","resolution":"%s"}
                """.formatted(code, meterId, station, from, to, resolution);
    }

    private ValidatableResponse fitBuilding(String carrier) {
        return energy.post("/baselines", """
                {"name":"B","buildingId":"%s","carrier":"%s","stationId":"%s","from":"2023-01-01","to":"2024-01-01",
                 "resolution":"P1D"}
                """.formatted(building, carrier, station));
    }

    private ValidatableResponse retire(String id, String version) {
        return energy.as("analyst")
                .header("If-Match", version)
                .post(API + "/baselines/" + id + "/retirement")
                .then();
    }

    private ValidatableResponse savings(String id, String from, String to) {
        return ask(id, "savings", from, to);
    }

    private ValidatableResponse anomalies(String id, String from, String to) {
        return ask(id, "anomalies", from, to);
    }

    private ValidatableResponse ask(String id, String what, String from, String to) {
        return energy.as("viewer")
                .queryParam("from", from)
                .queryParam("to", to)
                .get(API + "/baselines/" + id + "/" + what)
                .then()
                .statusCode(200);
    }
}
