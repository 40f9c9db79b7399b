package io.dualcarbon.carbon.outlook;

import static io.dualcarbon.carbon.Exact.assertNumber;
import static io.dualcarbon.carbon.Exact.number;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.carbon.EnergyRows;
import io.dualcarbon.carbon.FakeDistrict;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeDistrict.class)
class OutlookResourceTest {
    private static final String OUTLOOKS = "/api/carbon/v1/outlooks";
    private static final String PROBLEM = "urn:dualcarbon:problem:";
    private static final double[] SEASONS = {1.3, 1.2, 0.95, 0.8, 0.85, 1.05, 1.3, 1.3, 1.05, 0.75, 0.7, 0.75};

    /** The last month that is over: the outlook looks back from today. */
    private final YearMonth last = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);

    private final TestTenant tenant = TestTenant.fresh();
    private final UUID area = UUID.randomUUID();
    private final UUID building = UUID.randomUUID();
    private final UUID meter = UUID.randomUUID();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void foreseesSeasonsFromThreeYears() {
        electricity(36, t -> (100_000 + 500 * t) * SEASONS[t % 12]).of(area);

        var answer = outlook("&months=6");

        answer.body("method", equalTo("SEASONAL_DAMPED_TREND"))
                .body("seasonality", equalTo("MULTIPLICATIVE"))
                .body("lastCompleteMonth", equalTo(last.toString()))
                .body("history", hasSize(36))
                .body("forecast", hasSize(6))
                .body("forecast[0].month", equalTo(last.plusMonths(1).toString()))
                .body("backtest.naive", equalTo("SEASONAL_NAIVE"))
                .body("backtest.origins", equalTo(12))
                .body("simulation.paths", equalTo(5000))
                .body("simulation.seed", equalTo(20260101))
                .body("explanation", containsString("damped linear trend"));
        assertTrue(number(answer, "backtest.mase").doubleValue() < 1);
        var p50 = number(answer, "forecast[0].p50").doubleValue();
        assertEquals((100_000 + 500 * 36) * SEASONS[0] * 0.5737, p50, 0.03 * p50);
    }

    @Test
    void answersInChineseOnRequest() {
        electricity(14, t -> 1000 + 10.0 * t).of(area);

        inChinese().body("explanation", containsString("阻尼线性趋势"));
    }

    @Test
    void offersTheNaiveMethodWhereTheModelDoesNoBetter() {
        electricity(15, t -> 5000).of(area);

        var answer = outlook("&months=2");

        answer.body("method", equalTo("NAIVE"))
                .body("reasons", hasItem("MODEL_WORSE_THAN_NAIVE"))
                .body("backtest.model", equalTo("DAMPED_TREND"))
                .body("forecast", hasSize(2));
        assertNumber("2869", answer, "forecast[1].p50"); // 5000 x 0.5737 = 2868.5
    }

    @Test
    void tellsHowOftenItsBandHeld() {
        electricity(15, t -> 5000).of(area);

        var answer = outlook("&months=2")
                .body("coverage.months", equalTo(7)) // months 9 to 15, foreseen from month 8 on
                .body("coverage.forecasts", equalTo(28)) // 7 + 6 + ... + 1
                .body("reasons", not(hasItem("BAND_FALLS_SHORT")))
                .body(
                        "explanation",
                        containsString(
                                "With nine chances in ten a month lies between P05 and P95: of 28 forecasts of the"
                                        + " last 7 months 100.0 percent did."));

        assertNumber("0.9", answer, "coverage.aim");
        assertNumber("1", answer, "coverage.measured");
        inChinese().body("explanation", containsString("每月有九成可能落在 P05 与 P95 之间：对最近 7 个月的 28 次回测中有 100.0% 如此。"));
    }

    /** Seventeen even months, then three at four times as much: nothing in the past could foresee them. */
    @Test
    void saysWhatWasMeasuredWhereItsBandFellShort() {
        electricity(20, t -> (t < 17 ? 5000 : 20_000) + 10 * (t % 3)).of(area);

        var answer = outlook("&months=2")
                .body("coverage.months", equalTo(12))
                .body("coverage.forecasts", equalTo(78))
                .body("reasons", hasItem("BAND_FALLS_SHORT"))
                .body("explanation", not(containsString("nine chances")));

        // the months before the rise foresaw none of the three, from nine origins; the others may have been foreseen
        var measured = number(answer, "coverage.measured");
        assertTrue(measured.doubleValue() <= (78 - 27) / 78.0, measured::toString);
        var percent = measured.setScale(3, RoundingMode.UNNECESSARY).movePointRight(2);
        answer.body(
                "explanation",
                containsString("P05 and P95 are too close together: of 78 forecasts of the last 12 months " + percent
                        + " percent came to lie between them, where 90 percent should."));
        inChinese()
                .body(
                        "explanation",
                        containsString("P05 与 P95 的区间偏窄：对最近 12 个月的 78 次回测中只有 " + percent + "% 落在其间，目标为 90%。"));
    }

    @Test
    void saysThatTwoYearsWithSeasonsCannotTryTheBand() {
        electricity(24, t -> 100_000 * SEASONS[t % 12] + t % 5).of(area);

        outlook("")
                .body("method", equalTo("SEASONAL_DAMPED_TREND"))
                .body("$", not(hasKey("coverage")))
                .body("reasons", hasItem("NOT_BACKTESTED"))
                .body(
                        "explanation",
                        containsString(
                                "aim at nine chances in ten; the history is too short to try whether they hold."));
        inChinese().body("explanation", containsString("P05 与 P95 的目标为九成可能；历史太短，无法检验是否成立。"));
    }

    @Test
    void takesNoSeasonsOutOfWhatHasNone() {
        var random = new Random(8);
        electricity(36, t -> 900 + 200 * random.nextDouble()).of(area);

        outlook("")
                .body("method", equalTo("DAMPED_TREND"))
                .body("$", not(hasKey("seasonality")))
                .body("backtest.naive", equalTo("NAIVE"))
                .body("backtest.horizonMonths", equalTo(12));
    }

    @Test
    void saysNothingFromElevenMonths() {
        electricity(11, t -> 5000).of(area);

        outlook("")
                .body("method", equalTo("NONE"))
                .body("reasons", hasItem("TOO_SHORT"))
                .body("forecast", empty())
                .body("history", hasSize(11))
                .body("$", not(hasKey("backtest")))
                .body("$", not(hasKey("coverage")))
                .body("explanation", containsString("at least 12 complete months in a row, and there are 11"));
    }

    @Test
    void countsOnlyMonthsWithoutAGapUpToTheLastCompleteOne() {
        electricity(13, t -> 5000)
                .missing(last.minusMonths(13).toString(), building, meter, "ELECTRICITY", "kWh", "COVERAGE")
                .measured(last.minusMonths(14).toString(), building, meter, "ELECTRICITY", "9", "kWh")
                .of(area);

        outlook("")
                .body("history", hasSize(13))
                .body("history[0].month", equalTo(last.minusMonths(12).toString()));
    }

    @Test
    void takesAMonthForCompleteFromNineteenTwentiethsOn() {
        electricity(12, t -> 5000)
                .row(
                        last.minusMonths(12).toString(),
                        building,
                        meter,
                        "ELECTRICITY",
                        "1",
                        "kWh",
                        "0.95",
                        "1",
                        false,
                        "[]")
                .row(
                        last.minusMonths(13).toString(),
                        building,
                        meter,
                        "ELECTRICITY",
                        "1",
                        "kWh",
                        "0.949",
                        "1",
                        false,
                        "[]")
                .of(area);

        outlook("").body("history", hasSize(13));
    }

    @Test
    void startsAfterTheLastCompleteMonth() {
        var rows = new EnergyRows();
        for (int t = 0; t < 12; t++) {
            rows.measured(last.minusMonths(14 - t).toString(), building, meter, "ELECTRICITY", "5000", "kWh");
        }
        rows.missing(last.toString(), building, meter, "ELECTRICITY", "kWh", "COVERAGE")
                .of(area);

        outlook("")
                .body("lastCompleteMonth", equalTo(last.minusMonths(3).toString()))
                .body("forecast[0].month", equalTo(last.minusMonths(2).toString()));
    }

    @Test
    void leavesOutOfAllMonthsWhatHasNoFactorInTheCalibre() {
        var rows = electricity(12, t -> 5000);
        for (int t = 0; t < 12; t++) {
            rows.measured(last.minusMonths(t).toString(), building, meter, "NATURAL_GAS", "100", "m3");
        }
        rows.of(area);

        var ets = outlook("&calibre=SHANGHAI_ETS");

        ets.body("reasons", hasItem("NO_VERIFIED_FACTOR")).body("carriersLeftOut", contains("NATURAL_GAS"));
        assertNumber("2100", ets, "history[11].emissionsKgCo2");
        var location = outlook("").body("carriersLeftOut", empty());
        assertNumber("3084.719", location, "history[11].emissionsKgCo2"); // 5000 x 0.5737 + 100 x 2.1621888
    }

    @Test
    void passesOnThatAnAreaIsUnknownAndThatEnergyDataIsAway() {
        tenant.as("viewer")
                .get(OUTLOOKS + "?areaId=" + area)
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "node-not-found"));
        EnergyRows.put(area, FakeDistrict.AWAY);
        tenant.as("viewer")
                .get(OUTLOOKS + "?areaId=" + area)
                .then()
                .statusCode(503)
                .body("type", equalTo(PROBLEM + "dependency-unavailable"));
    }

    @Test
    void asksWhoAndWhether() {
        var url = OUTLOOKS + "?areaId=" + area;
        given().get(url).then().statusCode(401);
        tenant.as("scoped").get(url).then().statusCode(403);
        tenant.as("viewer").get(url + "&months=37").then().statusCode(400).body("violations.field", contains("months"));
    }

    private ValidatableResponse inChinese() {
        return tenant.as("viewer")
                .header("Accept-Language", "zh-CN")
                .get(OUTLOOKS + "?areaId=" + area)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse outlook(String more) {
        return tenant.as("viewer")
                .get(OUTLOOKS + "?areaId=" + area + more)
                .then()
                .statusCode(200);
    }

    /** That many months up to the last one, counted from 0. */
    private EnergyRows electricity(int months, IntToDoubleFunction kwh) {
        var rows = new EnergyRows();
        for (int t = 0; t < months; t++) {
            var month = last.minusMonths(months - 1 - t);
            rows.measured(
                    month.toString(), building, meter, "ELECTRICITY", "%.3f".formatted(kwh.applyAsDouble(t)), "kWh");
        }
        return rows;
    }
}
