package io.dualcarbon.finance.impact;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.finance.OtherServices;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OtherServices.class)
class ImpactResourceTest extends ImpactRequests {
    @Test
    void comparesEachMonthWithTheSameMonthOfTheBaseline() {
        consumption(
                "2023-01",
                "2024-01",
                row("2023-04", "1000", 1) + "," + row("2023-05", "1200.5", 0.95) + "," + row("2023-06", "1500", 0.94));
        consumption(
                "2024-04",
                "2024-07",
                row("2024-04", "800.25", 1) + "," + row("2024-05", "900", 1) + "," + row("2024-06", "1000", 1));
        factor("2024-04", "0.42", "grid-2023");
        factor("2024-05", "0.42", "grid-2023");

        var answer = impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH + EXPECTED);

        answer.statusCode(200)
                .body("period.from", equalTo("2024-04"))
                .body("period.to", equalTo("2024-07"))
                .body("illustrative", equalTo(false))
                .body("measuredSaving.energyKwh", equalTo(decimal("500.250")))
                .body("measuredSaving.method", equalTo("SAME_MONTH_COMPARISON"))
                .body("measuredSaving.explanation", containsString("not adjusted for weather"))
                .body("measuredSaving.monthsCompared", equalTo(2))
                .body("measuredSaving.expectedKwh", equalTo(decimal("1000.000")))
                .body("measuredSaving.shareOfExpected", equalTo(decimal("0.5003")))
                .body("measuredSaving.reasons", contains("NO_BASELINE_MODEL", "COVERAGE"))
                .body("measuredSaving", not(hasKey("uncertainty")))
                .body("measuredSaving.months.month", contains("2024-04", "2024-05", "2024-06"))
                .body("measuredSaving.months[0].baselineKwh", equalTo(decimal("1000.000")))
                .body("measuredSaving.months[0].measuredKwh", equalTo(decimal("800.250")))
                .body("measuredSaving.months[0].savedKwh", equalTo(decimal("199.750")))
                .body("measuredSaving.months[1].savedKwh", equalTo(decimal("300.500")))
                .body("measuredSaving.months[2].savedKwh", nullValue())
                .body("measuredSaving.months[2].reasons", contains("COVERAGE"))
                .body("avoidedEmissions.kgCo2", equalTo(decimal("210.105")))
                .body("avoidedEmissions.rule", equalTo("CONSUMPTION_FACTOR"))
                .body("avoidedEmissions", not(hasKey("halfWidthKgCo2")))
                .body("avoidedEmissions.months.kgPerKwh", contains(decimal("0.42"), decimal("0.42")))
                .body("avoidedEmissions.factorIds", contains("grid-2023"))
                .body("avoidedEmissions.reasons", empty())
                .body("avoidedEmissions.provisional", equalTo(false))
                .body("avoidedEmissions.months.month", contains("2024-04", "2024-05"))
                .body("avoidedEmissions.months[1].kgCo2", equalTo(decimal("126.210")));
    }

    @Test
    void takesTheWeatherOutWhereThereIsABaseline() {
        var baseline = UUID.randomUUID().toString();
        baselines(
                baseline("2023-01-01", UUID.randomUUID().toString(), ""),
                baseline("2024-01-01", UUID.randomUUID().toString(), ",\"retiredAt\":\"2024-02-01T00:00:00Z\""),
                baseline("2024-01-01", baseline, ""),
                baseline("2024-04-01", UUID.randomUUID().toString(), ""));
        others("/api/energy/v1/baselines/" + baseline + "/savings?from=2024-04&to=2024-07", """
                {"method":"IPMVP option C","illustrative":false,"periods":[
                 {"start":"2024-04-01T00:00:00+08:00","end":"2024-05-01T00:00:00+08:00","predicted":1000.5,
                  "adjustment":20,"measured":900.25,"avoided":120.25,"coverage":1},
                 {"start":"2024-05-01T00:00:00+08:00","end":"2024-06-01T00:00:00+08:00","predicted":1900,
                  "adjustment":0,"measured":1790,"avoided":110,"coverage":0.9677,
                  "reasons":["NO_MEASUREMENT","BEYOND_BASELINE"]},
                 {"start":"2024-06-01T00:00:00+08:00","end":"2024-07-01T00:00:00+08:00","predicted":1000,
                  "adjustment":0,"measured":950,"avoided":50,"coverage":0.5,"reasons":["NO_WEATHER"]}],
                 "total":{"avoided":280.25,"uncertainty":{"confidence":0.68,"halfWidth":60.5,"formula":"dF/F"}}}""");
        factor("2024-04", "0.5", "grid-2023");
        factor("2024-05", "0.6", "grid-2024");

        var answer = impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH + EXPECTED);

        answer.statusCode(200)
                .body("measuredSaving.method", equalTo("BASELINE_MODEL"))
                .body("measuredSaving.baselineId", equalTo(baseline))
                .body("measuredSaving.baselineMethod", equalTo("IPMVP option C"))
                .body("measuredSaving.energyKwh", equalTo(decimal("230.250")))
                .body("measuredSaving.monthsCompared", equalTo(2))
                .body("measuredSaving.uncertainty.confidence", equalTo(decimal("0.68")))
                .body("measuredSaving.uncertainty.halfWidthKwh", equalTo(decimal("60.5")))
                .body("measuredSaving.uncertainty.ofKwh", equalTo(decimal("280.25")))
                .body("measuredSaving.months[0].baselineKwh", equalTo(decimal("1020.500")))
                .body("measuredSaving.months[0].savedKwh", equalTo(decimal("120.250")))
                .body("measuredSaving.months[0].reasons", empty())
                .body("measuredSaving.months[1].savedKwh", equalTo(decimal("110.000")))
                .body("measuredSaving.months[1].reasons", contains("BEYOND_BASELINE"))
                .body("measuredSaving.months[2].savedKwh", nullValue())
                .body("measuredSaving.months[2].reasons", contains("COVERAGE", "NO_WEATHER"))
                .body("avoidedEmissions.rule", equalTo("CONSUMPTION_FACTOR"))
                .body("avoidedEmissions.kgCo2", equalTo(decimal("126.125"))) // 120.25 x 0.5 + 110 x 0.6
                .body("avoidedEmissions.halfWidthKgCo2", equalTo(decimal("33.275"))) // 60.5 x 0.55
                .body("avoidedEmissions.provisional", equalTo(true))
                .body("avoidedEmissions.factorIds", contains("grid-2023", "grid-2024"));
    }

    @Test
    void tellsThatMoreWasUsed() {
        consumption("2023-01", "2024-01", row("2023-04", "1000", 1));
        consumption("2024-04", "2024-05", row("2024-04", "1100.5", 1));
        factor("2024-04", "0.42", "grid-2023");

        var answer = impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH + EXPECTED, "?to=2024-05");

        answer.statusCode(200)
                .body("measuredSaving.energyKwh", equalTo(decimal("-100.500")))
                .body("measuredSaving.shareOfExpected", equalTo(decimal("-0.2010")))
                .body("avoidedEmissions.kgCo2", equalTo(decimal("-42.210")));
    }

    @Test
    void leavesOutMonthsThatWereFilled() {
        consumption("2023-01", "2024-01", row("2023-04", "1000", 1) + "," + row("2023-05", "1200.5", 1));
        consumption(
                "2024-04",
                "2024-07",
                row("2024-04", "800", 1) + ","
                        + row("2024-05", "900", 1)
                                .replace("\"illustrative\"", "\"filledShare\":0.0001,\"illustrative\""));
        factor("2024-04", "0.42", "grid-2023");

        impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH + EXPECTED)
                .statusCode(200)
                .body("measuredSaving.energyKwh", equalTo(decimal("200.000")))
                .body("measuredSaving.months[1].savedKwh", nullValue())
                .body("measuredSaving.months[1].reasons", contains("FILLED"));
    }

    @Test
    void countsWhatAPlantGenerates() {
        var plant = """
                {"id":"%s","version":0,"illustrative":true,"meterId":"%s"}""".formatted(asset, meter);
        others("/api/assets/v1/pv-plants/" + asset, plant);
        others("/api/assets/v1/meters/" + meter, """
                {"id":"%s","version":0,"carrier":"ELECTRICITY","direction":"GENERATION","illustrative":false}""".formatted(meter));
        others("/api/energy/v1/meters/" + meter + "/series?from=2024-04&to=2024-07&resolution=P1M", """
                {"meterId":"%s","points":[
                 {"start":"2024-04-01T00:00:00+08:00","value":410.5,"coverage":1},
                 {"start":"2024-04-30T16:00:00Z","value":500.00000000000006,"coverage":0.99},
                 {"start":"2024-06-01T00:00:00+08:00","value":400,"coverage":1,"filled":true}]}""".formatted(
                        meter));
        avoided("410.5", "2024-04", "172.41", "grid-2023");
        avoided("500", "2024-05", "210", "grid-2024");

        var answer = impact("PV_PLANT", "ROOFTOP_PV", MARCH + EXPECTED);

        answer.statusCode(200)
                .body("illustrative", equalTo(true))
                .body("measuredSaving.method", equalTo("METERED_GENERATION"))
                .body("measuredSaving.energyKwh", equalTo(decimal("910.500")))
                .body("measuredSaving.shareOfExpected", equalTo(decimal("0.9105")))
                .body("measuredSaving.months[0]", not(hasKey("baselineKwh")))
                .body("measuredSaving.reasons", contains("FILLED"))
                .body("avoidedEmissions.kgCo2", equalTo(decimal("382.410")))
                .body("avoidedEmissions.rule", equalTo("PCAF_ORDER"))
                .body("avoidedEmissions.factorIds", contains("grid-2023", "grid-2024"))
                .body("avoidedEmissions.provisional", equalTo(true))
                .body("avoidedEmissions.months.provisional", contains(false, true));
    }

    @Test
    void readsDecadesOfAPlantInPortions() {
        others("/api/assets/v1/pv-plants/" + asset, """
                {"id":"%s","illustrative":false,"meterId":"%s"}""".formatted(asset, meter));
        others("/api/assets/v1/meters/" + meter, """
                {"id":"%s","carrier":"ELECTRICITY","direction":"GENERATION","illustrative":false}""".formatted(meter));
        generation("2012-01", "2017-01", "2016-12", "12.5");
        generation("2017-01", "2022-01", "2017-01", "13.5");
        generation("2022-01", "2024-07", "2024-06", "14.5");
        avoided("12.5", "2016-12", "5.25", "f");
        avoided("13.5", "2017-01", "5.67", "f");
        avoided("14.5", "2024-06", "6.09", "f");

        var answer = impact("PV_PLANT", "ROOFTOP_PV", ",\"commissionedOn\":\"2011-12-31\"");

        answer.statusCode(200)
                .body("measuredSaving.energyKwh", equalTo(decimal("40.500")))
                .body("measuredSaving.monthsCompared", equalTo(3))
                .body("measuredSaving.months.size()", equalTo(150))
                .body("avoidedEmissions.kgCo2", equalTo(decimal("17.010")));
    }

    @Test
    void givesNoSumOfEmissionsIfAMonthHasNoFactor() {
        consumption("2023-01", "2024-01", row("2023-04", "1000", 1) + "," + row("2023-05", "1000", 1));
        consumption("2024-04", "2024-06", row("2024-04", "900", 1) + "," + row("2024-05", "900", 1));
        factor("2024-04", "0.42", "grid-2023");
        others(factorAddress("2024-05"), """
                {"area":"CN-SH","month":"2024-05","provisional":false,"reasons":["NO_FACTOR"],"reason":"none"}""");

        var answer = impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH, "?to=2024-06");

        answer.statusCode(200)
                .body("measuredSaving.energyKwh", equalTo(decimal("200.000")))
                .body("measuredSaving", not(hasKey("shareOfExpected")))
                .body("avoidedEmissions.kgCo2", nullValue())
                .body("avoidedEmissions.reasons", contains("NO_FACTOR"))
                .body("avoidedEmissions.factorIds", contains("grid-2023"))
                .body("avoidedEmissions.months[0].kgCo2", equalTo(decimal("42.000")))
                .body("avoidedEmissions.months[1].kgCo2", nullValue());
    }

    @Test
    void flagsMadeUpReadings() {
        consumption("2023-01", "2024-01", row("2023-04", "1000", 1).replace("false", "true"));
        consumption("2024-04", "2024-05", row("2024-04", "900", 1));
        factor("2024-04", "0.42", "grid-2023");

        var answer = impact("BUILDING", "LED_LIGHTING", BASELINE + MARCH, "?to=2024-05");

        answer.statusCode(200).body("illustrative", equalTo(true));
    }

    @Test
    void speaksChineseToThoseWhoAskForIt() {
        var id = project("BUILDING", "LED_LIGHTING", MARCH);

        tenant.as("viewer")
                .header("Accept-Language", "zh-CN")
                .get(PROJECTS + "/" + id + "/impact?to=2024-07")
                .then()
                .statusCode(200)
                .body("measuredSaving.explanation", containsString("未按天气"));
    }
}
