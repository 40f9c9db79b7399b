package io.dualcarbon.carbon.factor;

import static io.dualcarbon.carbon.Exact.assertNumber;
import static io.dualcarbon.carbon.Exact.number;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class FactorResourceTest {
    private static final String BASE = "/api/carbon/v1";
    private static final String PROBLEM = "urn:dualcarbon:problem:";
    private final TestTenant tenant = TestTenant.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @ParameterizedTest
    @CsvSource({
        "DISTRICT_INVENTORY, CN-SH, ELECTRICITY, 2021-12, 0.5834, false",
        "DISTRICT_INVENTORY, CN-SH, ELECTRICITY, 2022-01, 0.5849, false",
        "DISTRICT_INVENTORY, CN-SH, ELECTRICITY, 2023-12, 0.5737, false",
        "DISTRICT_INVENTORY, CN-SH, ELECTRICITY, 2024-01, 0.5737, true",
        "DISTRICT_INVENTORY, CN, ELECTRICITY, 2023-05, 0.5306, false",
        "ENTITY_LOCATION, CN-EAST, ELECTRICITY, 2022-05, 0.5617, false",
        "ENTITY_MARKET, CN-SH, ELECTRICITY, 2023-05, 0.6096, false",
        "SHANGHAI_ETS, CN-SH, ELECTRICITY, 2019-05, 0.42, false",
        "SHANGHAI_ETS, CN-SH, ELECTRICITY, 2022-01, 0.42, false",
        "SHANGHAI_ETS_AS_REPORTED, CN-SH, ELECTRICITY, 2022-01, 0.788, false",
        "SHANGHAI_ETS_AS_REPORTED, CN-SH, ELECTRICITY, 2023-05, 0.42, false",
        "SHANGHAI_ETS, CN-SH, ELECTRICITY, 2023-05, 0.42, false",
        "SHANGHAI_ETS, CN-SH, ELECTRICITY, 2026-11, 0.42, false",
        "SHANGHAI_ETS, CN-SH, HEAT, 2022-01, 60, false",
        "SHANGHAI_ETS_AS_REPORTED, CN-SH, HEAT, 2022-01, 110, false",
        "SHANGHAI_ETS, CN-SH, HEAT, 2022-03, 60, false",
        "NATIONAL_ETS, CN-SH, ELECTRICITY, 2021-05, 0.581, false",
        "NATIONAL_ETS, CN-SH, ELECTRICITY, 2022-05, 0.5703, false",
        "SHANGHAI_TANPUHUI, CN-SH, ELECTRICITY, 2024-05, 0.42, false",
        "PRODUCT_FOOTPRINT, CN-SH, ELECTRICITY, 2024-05, 0.5777, false",
        "DISTRICT_INVENTORY, CN-SH, NATURAL_GAS, 2025-05, 2.1621888, false",
        "DISTRICT_INVENTORY, CN-SH, PETROL, 2025-05, 2925.056, false",
        "DISTRICT_INVENTORY, CN-SH, HEAT, 2025-05, 110, false",
    })
    void choosesByPurposeAreaAndMonthOfConsumption(
            String purpose, String area, String carrier, String month, String kgPerBaseUnit, boolean provisional) {
        var answer =
                applicable(purpose, area, carrier, month).statusCode(200).body("provisional", equalTo(provisional));

        assertNumber(kgPerBaseUnit, answer, "factor.kgPerBaseUnit");
    }

    @ParameterizedTest
    @CsvSource({
        "DISTRICT_INVENTORY, CN-SH, ELECTRICITY, 2020-12, BEFORE_FIRST_FACTOR",
        "ENTITY_LOCATION, CN-SH, ELECTRICITY, 2012-06, BEFORE_FIRST_FACTOR",
        "ENTITY_MARKET, CN-SH, ELECTRICITY, 2021-06, BEFORE_FIRST_FACTOR",
        "AVOIDED, CN-SH, ELECTRICITY, 2018-06, NOT_PUBLISHED_FOR_MONTH",
        "SHANGHAI_ETS, CN-SH, NATURAL_GAS, 2025-05, NO_VERIFIED_FACTOR",
        "SHANGHAI_ETS, CN-JS, ELECTRICITY, 2025-05, NO_VERIFIED_FACTOR",
        "DISTRICT_INVENTORY, CN-SH, COOLING, 2025-05, NO_VERIFIED_FACTOR",
    })
    void inventsNoFactor(String purpose, String area, String carrier, String month, String reason) {
        applicable(purpose, area, carrier, month)
                .statusCode(200)
                .body("$", not(hasKey("factor")))
                .body("provisional", equalTo(false))
                .body("reasons", contains(reason));
    }

    @Test
    void saysThatALastFactorIsCarriedForward() {
        applicable("DISTRICT_INVENTORY", "CN-SH", "ELECTRICITY", "2024-06")
                .body("factor.factorSetId", equalTo("grid-2023"))
                .body("factor.version", equalTo(1))
                .body("factor.validTo", equalTo("2024-01-01"))
                .body("reasons", contains("CARRIED_FORWARD"))
                .body("reason", containsString("carried forward"));
        tenant.as("viewer")
                .header("Accept-Language", "zh-CN")
                .get(BASE
                        + "/factors/applicable?purpose=DISTRICT_INVENTORY&area=CN-SH&carrier=ELECTRICITY&month=2024-06")
                .then()
                .body("reason", equalTo("该月份的因子尚未公布：暂沿用最近一次公布的因子。"));
    }

    @Test
    void usesTheFactorOfTheLastDayForAMonthInWhichItChanged() {
        var answer = applicable("SHANGHAI_ETS_AS_REPORTED", "CN-SH", "ELECTRICITY", "2022-02")
                .body("reasons", contains("CHANGED_WITHIN_MONTH"))
                .body("provisional", equalTo(false));

        assertNumber("0.42", answer, "factor.value");
        applicable("SHANGHAI_ETS_AS_REPORTED", "CN-SH", "ELECTRICITY", "2022-03")
                .body("reasons", empty());
    }

    @Test
    void saysByWhichRuleALaterFactorHoldsForThePast() {
        for (var month : List.of("2022-01", "2022-02")) {
            applicable("SHANGHAI_ETS", "CN-SH", "ELECTRICITY", month)
                    .body("reasons", contains("RECALCULATED"))
                    .body("provisional", equalTo(false))
                    .body("factor.validFrom", equalTo("2022-02-11"))
                    .body("factor.retroactive", equalTo(true))
                    .body("factor.rule.paraphrase", equalTo(true))
                    .body("factor.rule.textEn", containsString("historical emissions"))
                    .body("factor.rule.text", containsString("历史碳排放数据"))
                    .body("factor.rule.source", containsString("沪环气〔2022〕34号"));
        }
        applicable("SHANGHAI_ETS", "CN-SH", "ELECTRICITY", "2022-03").body("reasons", empty());
        tenant.as("viewer")
                .get(BASE + "/factors/shanghai-ets-before-2022.v1.CN-SH.ELECTRICITY.SHANGHAI_ETS_DEFAULT")
                .then()
                .body("retroactive", equalTo(false))
                .body("rule.source", containsString("沪环气〔2022〕34号"));
    }

    /** Worked example PUB-27: one million kilowatt-hours in Shanghai, 2023, in tonnes. */
    @ParameterizedTest
    @CsvSource({
        "SHANGHAI_ETS, CN-SH, 420.0",
        "DISTRICT_INVENTORY, CN-SH, 573.7",
        "DISTRICT_INVENTORY, CN, 530.6",
        "ENTITY_MARKET, CN-SH, 609.6",
    })
    void givesOneActivityAsManyEmissionsAsPurposes(String purpose, String area, String expectedTonnes) {
        var kgPerKwh = number(applicable(purpose, area, "ELECTRICITY", "2023-07"), "factor.kgPerBaseUnit");

        assertEquals(0, new BigDecimal(expectedTonnes).compareTo(kgPerKwh.multiply(new BigDecimal("1000"))));
    }

    /** Worked example PUB-06: 1 MW of rooftop PV, 1,100 hours, under the Shanghai benefit scheme: 462 t. */
    @Test
    void creditsRooftopPvByTheShanghaiBenefitScheme() {
        var kgPerKwh =
                number(applicable("SHANGHAI_TANPUHUI", "CN-SH", "ELECTRICITY", "2024-03"), "factor.kgPerBaseUnit");

        assertEquals(0, new BigDecimal("462").compareTo(kgPerKwh.multiply(new BigDecimal("1100"))));
    }

    @Test
    void showsACardWithItsSource() {
        var card = tenant.as("viewer")
                .get(BASE + "/factors/fuel-cn.v1.CN.NATURAL_GAS.PROVINCIAL_GUIDE")
                .then()
                .statusCode(200);

        assertNumber("21.621888", card, "value");
        assertNumber("2.1621888", card, "kgPerBaseUnit");
        card.body("unit", equalTo("tCO2/10^4Nm3"))
                .body("baseUnit", equalTo("m3"))
                .body("status", equalTo("SECONDARY"))
                .body("source", containsString("省级温室气体清单编制指南"))
                .body("note", containsString("0 C and 101.325 kPa"));
        tenant.as("viewer")
                .get(BASE + "/factors/grid-1999.v1.CN.ELECTRICITY.AVERAGE")
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "factor-not-found"));
    }

    @Test
    void showsWhatTheFactorOfAFuelIsMadeOf() {
        var guide = card("fuel-cn.v1.CN.NATURAL_GAS.PROVINCIAL_GUIDE");
        guide.body("volumeReference", equalTo("AT_0_C"))
                .body("fuel.netCalorificValueUnit", equalTo("GJ/10^4Nm3"))
                .body("fuel", not(hasKey("co2KgPerTj")))
                .body("fuel", not(hasKey("densityKgPerM3")))
                .body("note", equalTo("Gas volume at 0 C and 101.325 kPa (Nm3); what is metered at 20 C is converted"));
        assertNumber("389.31", guide, "fuel.netCalorificValue");
        assertNumber("15.3", guide, "fuel.carbonTonnesPerTj");
        assertNumber("0.99", guide, "fuel.oxidationShare");

        var gas = card("fuel-ipcc2006.v1.WORLD.NATURAL_GAS.IPCC_2006");
        gas.body("$", not(hasKey("volumeReference")))
                .body("fuel.netCalorificValueUnit", equalTo("GJ/t"))
                .body("fuel", not(hasKey("carbonTonnesPerTj")))
                .body("fuel", not(hasKey("oxidationShare")));
        assertNumber("48", gas, "fuel.netCalorificValue");
        assertNumber("56100", gas, "fuel.co2KgPerTj");
        assertNumber("0.7", gas, "fuel.densityKgPerM3");

        var diesel = card("fuel-ipcc2006.v1.WORLD.DIESEL.IPCC_2006");
        diesel.body("fuel.netCalorificValueUnit", equalTo("GJ/t"));
        assertNumber("43", diesel, "fuel.netCalorificValue");
        assertNumber("913.280524", diesel, "fuel.densityKgPerM3");

        card("grid-2023.v1.CN-SH.ELECTRICITY.AVERAGE").body("$", not(hasKey("fuel")));
    }

    @Test
    void showsTheMakeupOfEveryFuelAndTheDensitiesThatTheirSourceStates() {
        tenant.as("viewer")
                .get(BASE + "/factors?limit=500")
                .then()
                .body("items.findAll { it.factorSetId.startsWith('fuel-') }.size()", equalTo(67))
                .body("items.findAll { it.fuel != null }.size()", equalTo(67))
                .body("items.findAll { it.fuel?.densityKgPerM3 != null }.size()", equalTo(12))
                .body("items.findAll { it.volumeReference == 'AT_0_C' }.size()", equalTo(4));
    }

    private ValidatableResponse card(String id) {
        return tenant.as("viewer").get(BASE + "/factors/" + id).then().statusCode(200);
    }

    @Test
    void callsNothingVerifiedThatWasReadInACopy() {
        var factors = tenant.as("viewer")
                .get(BASE + "/factors?limit=500")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(203))
                .body("items.findAll { it.status == 'VERIFIED' && it.source.contains('copy') }", empty());

        factors.body("items.count { it.status == 'VERIFIED' }", equalTo(55))
                .body(
                        "items.findAll { it.factorSetId.startsWith('shanghai-ets') }.status.unique()",
                        contains("SECONDARY"))
                .body("items.find { it.id == 'grid-2023.v1.CN-SH.ELECTRICITY.AVERAGE' }.status", equalTo("SECONDARY"));
    }

    @Test
    void filtersTheLibrary() {
        tenant.as("viewer")
                .get(BASE + "/factors?area=CN-SH&carrier=ELECTRICITY&year=2022")
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        contains(
                                "grid-2022.v1.CN-SH.ELECTRICITY.AVERAGE",
                                "shanghai-ets-2022.v1.CN-SH.ELECTRICITY.SHANGHAI_ETS_DEFAULT",
                                "shanghai-ets-before-2022.v1.CN-SH.ELECTRICITY.SHANGHAI_ETS_DEFAULT"));
        tenant.as("viewer")
                .get(BASE + "/factors?purpose=SHANGHAI_ETS&year=2023")
                .then()
                .body("items.carrier", containsInAnyOrder("ELECTRICITY", "HEAT"));
        tenant.as("viewer").get(BASE + "/factors?kind=LCA_FOOTPRINT").then().body("items.gas", contains("CO2E"));
    }

    @Test
    void pagesThroughSetsAndFactors() {
        var ids = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var page = tenant.as("viewer")
                    .get(BASE + "/factors?limit=100" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            ids.addAll(page.getList("items.id"));
            next = page.getString("nextCursor");
        }

        assertEquals(203, ids.size());
        assertEquals(ids.stream().sorted().distinct().toList(), ids);
        tenant.as("viewer")
                .get(BASE + "/factor-sets?limit=2")
                .then()
                .statusCode(200)
                .body("items.id", contains("ets-enterprise", "footprint-2024"));
    }

    /** Values that public code passes on although nothing published today carries them. */
    @ParameterizedTest
    @ValueSource(strings = {"0.5698", "0.7035", "0.8", "0.78", "0.5942", "0.7182", "0.7129"})
    void holdsNoDeadOrUncheckedFactor(String dead) {
        var values = tenant.as("viewer")
                .get(BASE + "/factors?carrier=ELECTRICITY&limit=500")
                .then()
                .extract()
                .jsonPath()
                .getList("items.value", String.class);

        assertEquals(
                List.of(),
                values.stream()
                        .filter(v -> new BigDecimal(v).compareTo(new BigDecimal(dead)) == 0)
                        .toList());
    }

    @Test
    void refusesAnAreaThatTheLibraryDoesNotKnow() {
        applicable("DISTRICT_INVENTORY", "Shanghai", "ELECTRICITY", "2023-01")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "grid-area-unknown"))
                .body("violations.field", contains("area"));
        applicable("DISTRICT_INVENTORY", "CN-SH", "ELECTRICITY", "2023-13")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-parameter"));
    }

    @Test
    void asksWhoAndWhether() {
        given().get(BASE + "/factors").then().statusCode(401).body("type", equalTo(PROBLEM + "not-authenticated"));
        given().auth()
                .oauth2(Tokens.platformToken("operator", "platform-admin"))
                .get(BASE + "/factors")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "forbidden"));
    }

    private ValidatableResponse applicable(String purpose, String area, String carrier, String month) {
        return tenant.as("viewer")
                .get(
                        BASE + "/factors/applicable?purpose={p}&area={a}&carrier={c}&month={m}",
                        purpose,
                        area,
                        carrier,
                        month)
                .then();
    }
}
