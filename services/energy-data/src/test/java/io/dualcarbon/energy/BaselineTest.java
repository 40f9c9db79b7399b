package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class BaselineTest extends BaselineSetting {
    @Test
    void isFrozenAndRetiredOnce() {
        sendWeather("2023-01-01", "2024-01-01");
        sendDays("2023-01-01", "2024-01-01", BaselineSetting::heated);
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
        sendDays("2023-01-01", "2023-11-20", BaselineSetting::heated);

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
    void tellsItsMethodsInTheLanguageAskedFor() {
        sendWeather("2023-01-01", "2024-02-01");
        sendDays("2023-01-01", "2024-02-01", BaselineSetting::heated);
        var id = fit("P1D", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("method", startsWith("IPMVP option C. Consumption per day"))
                .extract()
                .<String>path("id");

        inChinese("/baselines/" + id)
                .body("method", startsWith("IPMVP 方案 C。以日均用量"))
                .body("model.equation", equalTo("E = b0 + b1*max(0, th - T)，逐日计算，T 为当日平均温度"))
                .body("criteria.note", contains("指导值，不作为合格判定"));
        inChinese("/baselines").body("items.method", contains(startsWith("IPMVP 方案 C。")));
        inChinese("/baselines/" + id + "/savings?from=2024-01&to=2024-02")
                .body("method", startsWith("IPMVP 方案 C，避免的能耗"))
                .body("total.uncertainty.formula", endsWith("已登记的调整按准确值处理"))
                .body("total.uncertainty.criteria.note", contains("占节能量的比例，置信度 68 %"))
                .body("normalised.method", startsWith("IPMVP 方案 C，归一化节能量"));
        inChinese("/baselines/" + id + "/anomalies?from=2024-01&to=2024-02")
                .body("method", startsWith("残差 r = 实测 - 预测。报警：连续 3 个区间 |z| > 3.5"));
        inChinese("/degree-days?stationId=" + station + "&from=2024-01&to=2024-02")
                .body("method", allOf(startsWith("逐日累计"), endsWith("相邻站同样足够的数据")));
    }

    private ValidatableResponse inChinese(String path) {
        return energy.as("viewer")
                .header("Accept-Language", "zh-CN")
                .get(API + path)
                .then()
                .statusCode(200);
    }

    @Test
    void oneBillOfAYearIsNoModel() {
        sendWeather("2023-01-01", "2024-01-01");
        var billed = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBills(bill(billed, "2023-01-01", "2024-01-01", "1000")).body("accepted", equalTo(1));

        fit(billed, "P1M", "2023-01-01", "2024-01-01")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "baseline-data-insufficient"));
    }

    /** Six bills of a year: enough for a mean only, unless it is known from which temperature on the building is heated. */
    @Test
    void whatExplainsNothingIsNoBaselineUnlessBalancePointsAreKnown() {
        sendWeather("2023-01-01", "2024-03-01");
        var billed = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBills(IntStream.range(0, 7)
                        .mapToObj(i -> twoMonths(billed, i, BaselineSetting::heated))
                        .toArray(String[]::new))
                .body("accepted", equalTo(7));

        fit(billed, "P1M", "2023-01-01", "2024-01-01")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "baseline-explains-nothing"))
                .body("detail", startsWith("What was consumed in the 6 intervals differs by 28.7 % (CV(RMSE); 15.0 %"));
        var id = fitAt(billed, "P1M", "{\"heatingC\":15.5}")
                .statusCode(201)
                .body("model.shape", equalTo("3P-H"))
                .body("model.parameters.name", contains("b0", "b1", "th"))
                .body("model.parameters.value", contains(100.0, 7.0, 15.5))
                .body("model.parameters.assumed", contains(false, false, true))
                .body("quality.n", equalTo(6))
                .body("quality.p", equalTo(2))
                .body("method", containsString("balance points that were given, which are taken as true"))
                .extract()
                .<String>path("id");
        savings(id, "2024-01", "2024-03")
                .body("total.predicted", equalTo(10687.560563))
                .body("total.avoided", equalTo(0.0));
    }

    @Test
    void aMeanFromWhichNothingStraysIsABaselineButNotOfAnotherYearThatStrays() {
        sendWeather("2023-01-01", "2025-01-01");
        var billed = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        energy.sendBills(IntStream.range(0, 6)
                        .mapToObj(i -> twoMonths(billed, i, day -> 100.0 + day.getMonthValue()))
                        .toArray(String[]::new))
                .body("accepted", equalTo(6));
        energy.sendBills(IntStream.range(6, 12)
                        .mapToObj(i -> twoMonths(billed, i, BaselineSetting::heated))
                        .toArray(String[]::new))
                .body("accepted", equalTo(6));

        var id = fit(billed, "P1M", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("model.shape", equalTo("1P"))
                .extract()
                .<String>path("id");
        savings(id, "2024-01", "2025-01")
                .body("normalised.saved", nullValue())
                .body("normalised.reasons", contains("EXPLAINS_NOTHING"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "P1D; {}; baseline-balance-points-invalid",
                "P1D; {\"heatingC\":18,\"coolingC\":17.9}; baseline-balance-points-invalid",
                "PT1H; {\"heatingC\":16}; baseline-balance-points-invalid",
                "P1D; {\"heatingC\":41}; invalid-request",
            })
    void refusesBalancePointsThatCannotBe(String resolution, String points, String problem) {
        fitAt(meter, resolution, points).statusCode(400).body("type", equalTo(PROBLEM + problem));
    }

    private static String twoMonths(String meterId, int i, ToDoubleFunction<LocalDate> consumption) {
        var from = LocalDate.parse("2023-01-01").plusMonths(2L * i);
        var to = from.plusMonths(2);
        var sum = from.datesUntil(to).mapToDouble(consumption).sum();
        return bill(meterId, from.toString(), to.toString(), "%.9f".formatted(sum));
    }

    private ValidatableResponse fitAt(String meterId, String resolution, String points) {
        var body = body("BL-2", meterId, resolution, "2023-01-01", "2024-01-01");
        return energy.post("/baselines", body.strip().replaceFirst("}$", ",\"balancePoints\":" + points + "}"));
    }

    @Test
    void aStrangerCannotTellABaselineFromNone() {
        sendWeather("2023-01-01", "2024-01-01");
        sendDays("2023-01-01", "2024-01-01", BaselineSetting::heated);
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
        tenant.as("scoped", "carbon:read").get(url).then().statusCode(403);
        tenant.as("scoped", "readings:read").get(url).then().statusCode(path.equals("/baselines") ? 200 : 404);
    }
}
