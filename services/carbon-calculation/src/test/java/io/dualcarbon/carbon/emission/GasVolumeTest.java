package io.dualcarbon.carbon.emission;

import static io.dualcarbon.carbon.Exact.assertNumber;
import static io.dualcarbon.carbon.Exact.number;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.carbon.EnergyRows;
import io.dualcarbon.carbon.FakeDistrict;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Gas is metered at 20 °C, and the factor is per normal cubic metre. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeDistrict.class)
class GasVolumeTest {
    private static final String API = "/api/carbon/v1";

    private final TestTenant tenant = TestTenant.fresh();
    private final UUID area = UUID.randomUUID();
    private final UUID tower = UUID.randomUUID();
    private final UUID trade = UUID.randomUUID();
    private final UUID normal = UUID.randomUUID();
    private final UUID silent = UUID.randomUUID();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void isConvertedToTheConditionOfTheFactor() {
        new EnergyRows().gas("2023-01", tower, trade, "500", "AT_20_C").of(tower);

        var answer = emissions("2023-01");

        // 500 x 273.15 / 293.15 x 2.1621888
        assertNumber("1007.337", answer, "rows[0].location.emissionsKgCo2");
        assertNumber("500", answer, "rows[0].activity.quantity");
        answer.body("rows[0].location.reasons", empty())
                .body("rows[0].location.complete", equalTo(true))
                .body("totals[0].reasons", empty());
        assertNumber("1007.337", answer, "totals[0].locationScope1KgCo2");
    }

    @Test
    void explainsEachConditionInALineOfItsOwn() {
        new EnergyRows()
                .gas("2023-01", tower, trade, "500", "AT_20_C")
                .gas("2023-01", tower, normal, "100", "AT_0_C")
                .gas("2023-01", tower, silent, "10", "UNKNOWN")
                .of(tower);

        var answer = explanation("LOCATION", "en");

        answer.body("conversions.metered", contains("AT_20_C", "AT_0_C", "UNKNOWN"))
                .body("conversions.ofFactor", contains("AT_0_C", "AT_0_C", "AT_0_C"))
                .body(
                        "conversions.text",
                        contains(
                                "Metered at 20 °C, the factor holds at 0 °C, both at 101.325 kPa: V0 = V20 × 273.15 / 293.15.",
                                "Metered in the condition for which the factor holds.",
                                "The registry does not say in which condition these volumes are metered, or meters behind"
                                        + " one another state different ones: they are taken as they are. Metered at 20 °C they"
                                        + " would count 6.8 % less."))
                .body("formula", equalTo("sum of convertedQuantity [m3] x 2.1621888 kg/m3"))
                .body("factor.volumeReference", equalTo("AT_0_C"))
                .body("reasons", contains("VOLUME_REFERENCE_UNKNOWN"))
                .body("complete", equalTo(true))
                .body("lines.volumeReference", contains("AT_20_C", "AT_0_C", "UNKNOWN"));
        assertNumber("0.9317755415316391", answer, "conversions[0].ratio");
        assertNumber("500", answer, "conversions[0].quantity");
        assertNumber("465.88777076581955", answer, "conversions[0].convertedQuantity");
        assertNumber("1", answer, "conversions[1].ratio");
        assertNumber("10", answer, "conversions[2].convertedQuantity");
        assertNumber("465.88777076581955", answer, "lines[0].convertedQuantity");
        assertNumber("500", answer, "lines[0].quantity");
        assertNumber("216.21888", answer, "lines[1].emissionsKgCo2");
        assertNumber("21.621888", answer, "lines[2].emissionsKgCo2");
        // (465.88777076581955 + 100 + 10) x 2.1621888
        assertNumber("1245.17808800682245383104", answer, "emissionsKgCo2Unrounded");
        explanation("LOCATION", "zh").body("conversions[0].text", equalTo("""
                计量条件为 20 °C，因子条件为 0 °C，压力均为 101.325 kPa：V0 = V20 × 273.15 / 293.15。"""));
    }

    @Test
    void isTakenAsItIsAndSaidSoWhereNobodyStatedIt() {
        new EnergyRows()
                .measured("2023-01", tower, silent, "NATURAL_GAS", "500", "m3")
                .of(tower);

        var answer = emissions("2023-01");

        assertNumber("1081.094", answer, "rows[0].location.emissionsKgCo2");
        answer.body("rows[0].location.reasons", contains("VOLUME_REFERENCE_UNKNOWN"))
                .body("rows[0].location.complete", equalTo(true))
                .body("rows[0].ets.reasons", contains("NO_VERIFIED_FACTOR"))
                .body("totals[0].reasons", contains("VOLUME_REFERENCE_UNKNOWN"));
    }

    @Test
    void isToldByItsFormerNameToo() {
        new EnergyRows().gas("2023-01", tower, trade, "500", "AT_20_C").of(tower);

        var answer = emissions("2023-01");
        var explained = explanation("LOCATION", "en");

        for (var name : List.of(
                "rows[0].location.emissionsKgCo2", "totals[0].locationKgCo2", "totals[0].locationScope1KgCo2")) {
            assertEquals(number(answer, name), number(answer, name + "e"));
        }
        assertNumber("1007.33732000682245383104", explained, "emissionsKgCo2eUnrounded");
        assertNumber("1007.33732000682245383104", explained, "lines[0].emissionsKgCo2e");
        assertNumber("1007.337", explained, "emissionsKgCo2e");
    }

    @Test
    void isNotConvertedWithoutAFactorAndNothingElseIs() {
        new EnergyRows()
                .gas("2023-01", tower, trade, "500", "AT_20_C")
                .measured("2023-01", tower, normal, "ELECTRICITY", "10", "kWh")
                .of(tower);

        explanation("SHANGHAI_ETS", "en")
                .body("conversions", empty())
                .body("lines[0].volumeReference", equalTo("AT_20_C"))
                .body("lines[0]", not(hasKey("convertedQuantity")));
        tenant.as("viewer")
                .get(API + "/emissions/explanation?buildingId=" + tower + "&month=2023-01&carrier=ELECTRICITY")
                .then()
                .body("conversions", empty())
                .body("formula", equalTo("sum of quantity [kWh] x 0.5737 kg/kWh"))
                .body("lines[0]", not(hasKey("volumeReference")))
                .body("factor", not(hasKey("volumeReference")));
    }

    @Test
    void anOutlookAsksForGasByItsCondition() {
        var last = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);
        var whole = new EnergyRows();
        var apart = new EnergyRows();
        for (int month = 0; month < 13; month++) {
            var period = last.minusMonths(month).toString();
            whole.gas(period, null, null, "510", "UNKNOWN");
            apart.gas(period, null, null, "500", "AT_20_C");
            if (month == 0) {
                apart.gas(period, null, null, "10", "UNKNOWN");
            }
        }
        whole.of(area, "node");
        apart.of(area, "volumeReference");

        var answer = tenant.as("viewer")
                .get(API + "/outlooks?areaId=" + area)
                .then()
                .statusCode(200)
                .body("history.size()", equalTo(13))
                .body("reasons", hasItem("VOLUME_REFERENCE_UNKNOWN"));

        assertNumber("1007.337", answer, "history[0].emissionsKgCo2");
        assertNumber("1028.959", answer, "history[12].emissionsKgCo2"); // and 10 x 2.1621888
        assertEquals("volumeReference", EnergyRows.asked(area).path("query.groupBy"));
    }

    @Test
    void buildingsSumToTheirArea() {
        new EnergyRows()
                .gas("2023-01", tower, trade, "333.333", "AT_20_C")
                .gas("2023-01", null, normal, "66.667", "AT_20_C")
                .of(area);

        var grouped = emissionsOfArea("building");

        var whole = emissionsOfArea("none");
        assertEquals(
                number(whole, "totals[0].locationKgCo2"),
                number(grouped, "totals[0].locationKgCo2").add(number(grouped, "totals[1].locationKgCo2")));
    }

    private ValidatableResponse emissionsOfArea(String groupBy) {
        return tenant.as("viewer")
                .get(API + "/emissions?areaId=" + area + "&from=2023-01&to=2023-02&groupBy=" + groupBy)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse emissions(String month) {
        return tenant.as("viewer")
                .get(API + "/emissions?buildingId=" + tower + "&from=" + month + "&to="
                        + YearMonth.parse(month).plusMonths(1))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse explanation(String calibre, String language) {
        return tenant.as("viewer")
                .header("Accept-Language", language)
                .get(API + "/emissions/explanation?buildingId=" + tower + "&month=2023-01&carrier=NATURAL_GAS&calibre="
                        + calibre)
                .then()
                .statusCode(200);
    }
}
