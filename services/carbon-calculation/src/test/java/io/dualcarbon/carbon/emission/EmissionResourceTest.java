package io.dualcarbon.carbon.emission;

import static io.dualcarbon.carbon.Exact.assertNumber;
import static io.dualcarbon.carbon.Exact.number;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.carbon.EnergyRows;
import io.dualcarbon.carbon.FakeDistrict;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeDistrict.class)
class EmissionResourceTest {
    private static final String EMISSIONS = "/api/carbon/v1/emissions";
    private static final String PROBLEM = "urn:dualcarbon:problem:";

    private final TestTenant tenant = TestTenant.fresh();
    private final UUID area = UUID.randomUUID();
    private final UUID tower = UUID.randomUUID();
    private final UUID hotel = UUID.randomUUID();
    private final UUID meter = UUID.randomUUID();
    private final UUID gasMeter = UUID.randomUUID();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @ParameterizedTest
    @CsvSource({
        // year of consumption, location 1000 kWh, provisional
        "2021-06, 583.400, false",
        "2022-08, 584.900, false",
        "2023-06, 573.700, false",
        "2024-06, 573.700, true",
        "2025-06, 573.700, true",
    })
    void multipliesByTheFactorOfTheMonthsOwnYear(String month, String locationKg, boolean provisional) {
        new EnergyRows()
                .measured(month, tower, meter, "ELECTRICITY", "1000", "kWh")
                .of(area);

        var answer = emissions("areaId=" + area, month, nextOf(month));

        assertNumber(locationKg, answer, "rows[0].location.emissionsKgCo2");
        answer.body("rows[0].location.provisional", equalTo(provisional))
                .body("rows[0].scope", equalTo(2))
                .body("totals[0].provisional", equalTo(provisional))
                .body("gridArea", equalTo("CN-SH"));
    }

    @Test
    void putsBothCalibresSideBySide() {
        new EnergyRows()
                .measured("2023-01", tower, meter, "ELECTRICITY", "10583.353", "kWh")
                .measured("2023-01", tower, gasMeter, "NATURAL_GAS", "500", "m3")
                .measured("2023-01", tower, UUID.randomUUID(), "HEAT", "20.5", "GJ")
                .of(tower);

        var answer = emissions("buildingId=" + tower, "2023-01", "2023-02");

        answer.body("node.kind", equalTo("BUILDING"))
                .body("rows.carrier", contains("NATURAL_GAS", "ELECTRICITY", "HEAT"))
                .body("rows.scope", contains(1, 2, 2));
        // 500 x 2.1621888; 10583.353 x 0.5737 and x 0.42; 20.5 x 110 and x 60
        assertNumber("1081.094", answer, "rows[0].location.emissionsKgCo2");
        assertNumber("6071.670", answer, "rows[1].location.emissionsKgCo2");
        assertNumber("4445.008", answer, "rows[1].ets.emissionsKgCo2");
        assertNumber("2255", answer, "rows[2].location.emissionsKgCo2");
        assertNumber("1230", answer, "rows[2].ets.emissionsKgCo2");
        assertNumber("9407.764", answer, "totals[0].locationKgCo2");
        assertNumber("1081.094", answer, "totals[0].locationScope1KgCo2");
        assertNumber("8326.670", answer, "totals[0].locationScope2KgCo2");
        assertNumber("5675.008", answer, "totals[0].etsScope2KgCo2");
    }

    @Test
    void doesNotFallBecauseTheShanghaiEtsChangedItsDefaults() {
        new EnergyRows()
                .measured("2022-01", tower, meter, "ELECTRICITY", "1000", "kWh")
                .measured("2022-03", tower, meter, "ELECTRICITY", "1000", "kWh")
                .of(area);

        var newest = emissions("areaId=" + area, "2022-01", "2022-04");
        var asReported = emissions("areaId=" + area + "&etsAsReported=true", "2022-01", "2022-04");

        newest.body("etsCalibre", equalTo("SHANGHAI_ETS"))
                .body("totals[0].etsReasons", contains("RECALCULATED"))
                .body("totals[0].etsComplete", equalTo(true))
                .body("totals[0].provisional", equalTo(false))
                .body("totals[2].etsReasons", empty());
        assertNumber("420", newest, "totals[0].etsKgCo2");
        assertNumber("420", newest, "totals[2].etsKgCo2");
        asReported.body("etsCalibre", equalTo("SHANGHAI_ETS_AS_REPORTED")).body("totals[0].etsReasons", empty());
        assertNumber("788", asReported, "totals[0].etsKgCo2");
        assertNumber("420", asReported, "totals[2].etsKgCo2");
        var explained =
                explanation("areaId=" + area + "&month=2022-01&carrier=ELECTRICITY&calibre=SHANGHAI_ETS_AS_REPORTED");
        assertNumber("788", explained, "emissionsKgCo2");
        explained.body("purpose", equalTo("SHANGHAI_ETS_AS_REPORTED"));
    }

    @Test
    void inventsNoEtsFactorForGas() {
        new EnergyRows()
                .measured("2023-01", tower, gasMeter, "NATURAL_GAS", "500", "m3")
                .of(tower);

        emissions("buildingId=" + tower, "2023-01", "2023-02")
                .body("rows[0].ets", not(hasKey("emissionsKgCo2")))
                .body("rows[0].ets", not(hasKey("factorId")))
                .body("rows[0].ets.reasons", contains("NO_VERIFIED_FACTOR"))
                .body("rows[0].ets.complete", equalTo(false))
                .body("rows[0].location.complete", equalTo(true))
                .body("totals[0]", not(hasKey("etsKgCo2")))
                .body("totals[0].etsComplete", equalTo(false))
                .body("totals[0].etsReasons", contains("NO_VERIFIED_FACTOR"))
                .body("totals[0].locationComplete", equalTo(true))
                .body("totals[0].reasons", contains("VOLUME_REFERENCE_UNKNOWN"));
    }

    @Test
    void passesOnWhyAQuantityIsMissing() {
        new EnergyRows()
                .missing("2023-01", tower, meter, "ELECTRICITY", "kWh", "COVERAGE")
                .of(tower);

        emissions("buildingId=" + tower, "2023-01", "2023-03")
                .body("rows", hasSize(1))
                .body("rows[0].activity", not(hasKey("quantity")))
                .body("rows[0].activity.reasons", contains("COVERAGE"))
                .body("rows[0].location", not(hasKey("emissionsKgCo2")))
                .body("rows[0].location.reasons", contains("COVERAGE"))
                .body("totals.period", contains("2023-01", "2023-02"))
                .body("totals[0]", not(hasKey("locationKgCo2")))
                .body("totals[0].reasons", contains("COVERAGE"))
                .body("totals[1].reasons", contains("NO_METER"))
                .body("caughtUp", equalTo(true));
    }

    @Test
    void sumsWhatIsKnownAndSaysThatMoreIsMissing() {
        new EnergyRows()
                .row("2023-01", tower, meter, "ELECTRICITY", "300", "kWh", "1.0", "0.8", true, "[]")
                .row("2023-01", hotel, UUID.randomUUID(), "ELECTRICITY", "100", "kWh", "1.0", "1.0", false, "[]")
                .missing("2023-01", hotel, gasMeter, "ELECTRICITY", "kWh", "NO_DATA")
                .of(area);

        var answer = emissions("areaId=" + area, "2023-01", "2023-02");

        assertNumber("400", answer, "rows[0].activity.quantity");
        assertNumber("229.48", answer, "rows[0].location.emissionsKgCo2");
        assertNumber("0.6667", answer, "rows[0].activity.coverage");
        assertNumber("0.85", answer, "rows[0].activity.measuredShare");
        answer.body("rows[0].location.complete", equalTo(false))
                .body("rows[0].location.reasons", contains("NO_DATA"))
                .body("illustrative", equalTo(true));
    }

    @Test
    void saysThatPartOfAMonthIsMissing() {
        new EnergyRows()
                .row("2023-01", tower, meter, "ELECTRICITY", "300", "kWh", "0.9", "1.0", false, "[\"COVERAGE\"]")
                .of(tower);

        var answer = emissions("buildingId=" + tower, "2023-01", "2023-02");

        assertNumber("172.11", answer, "rows[0].location.emissionsKgCo2");
        answer.body("rows[0].location.complete", equalTo(false))
                .body("rows[0].location.reasons", contains("COVERAGE"))
                .body("totals[0].locationComplete", equalTo(false));
    }

    @Test
    void missesNothingWhereAMeterWasRetired() {
        new EnergyRows()
                .measured("2023-01", tower, meter, "ELECTRICITY", "300", "kWh")
                .missing("2023-01", tower, gasMeter, "NATURAL_GAS", "m3", "NO_METER")
                .of(tower);

        emissions("buildingId=" + tower, "2023-01", "2023-02")
                .body("totals[0].locationComplete", equalTo(true))
                .body("totals[0].reasons", empty())
                .body("rows.find { it.carrier == 'NATURAL_GAS' }.location.reasons", contains("NO_METER"));
    }

    @Test
    void groupsByBuildingAcrossYearsWithAllFactorsUsed() {
        new EnergyRows()
                .measured("2022-12", tower, meter, "ELECTRICITY", "100", "kWh")
                .measured("2023-01", tower, meter, "ELECTRICITY", "100", "kWh")
                .measured("2023-01", hotel, gasMeter, "NATURAL_GAS", "10", "m3")
                .of(area);

        var answer = emissions("areaId=" + area + "&groupBy=building", "2022-12", "2023-02");

        var row = "rows.find { it.buildingId == '" + tower + "' }";
        assertNumber("115.86", answer, row + ".location.emissionsKgCo2");
        answer.body(row + ".location", not(hasKey("factorId")))
                .body(
                        row + ".location.factorIds",
                        contains("grid-2022.v1.CN-SH.ELECTRICITY.AVERAGE", "grid-2023.v1.CN-SH.ELECTRICITY.AVERAGE"))
                .body("totals", hasSize(2));
        EnergyRows.asked(area).then().body("query.groupBy", equalTo("building,meter"));
        var total = emissions("areaId=" + area + "&groupBy=none", "2022-12", "2023-02");
        assertNumber("137.482", total, "totals[0].locationKgCo2"); // 115.86 + 21.621888
    }

    @Test
    void aBuildingBehindAMeterOfTheAreaHasTheFigureThatItHasByItself() {
        var feed = UUID.randomUUID();
        var silent = UUID.randomUUID();
        new EnergyRows()
                .measured("2023-01", null, feed, "ELECTRICITY", "100", "kWh")
                .of(area);
        new EnergyRows()
                .measured("2023-01", null, feed, "ELECTRICITY", "70", "kWh")
                .measured("2023-01", tower, meter, "ELECTRICITY", "30", "kWh")
                .missing("2023-01", tower, silent, "ELECTRICITY", "kWh", "NO_DATA")
                .of(area, "building,meter");
        new EnergyRows()
                .measured("2023-01", tower, meter, "ELECTRICITY", "30", "kWh")
                .missing("2023-01", tower, silent, "ELECTRICITY", "kWh", "NO_DATA")
                .of(tower);

        var grouped = emissions("areaId=" + area + "&groupBy=building", "2023-01", "2023-02");

        var alone = emissions("buildingId=" + tower + "&groupBy=none", "2023-01", "2023-02");
        var ofTower = "rows.find { it.buildingId == '" + tower + "' }";
        grouped.body("rows", hasSize(2))
                .body(ofTower + ".activity.reasons", contains("NO_DATA"))
                .body(ofTower + ".location.complete", equalTo(false));
        assertNumber("17.211", grouped, ofTower + ".location.emissionsKgCo2");
        for (var part : List.of("activity", "location", "ets")) {
            assertEquals(
                    alone.extract().<Object>path("rows[0]." + part),
                    grouped.extract().path(ofTower + "." + part));
        }
        assertNumber("40.159", grouped, "rows.find { it.buildingId == null }.location.emissionsKgCo2");
        var whole = emissions("areaId=" + area + "&groupBy=none", "2023-01", "2023-02");
        assertNumber("57.370", whole, "totals[0].locationKgCo2");
        assertEquals(
                number(whole, "totals[0].locationKgCo2"),
                number(grouped, "totals[0].locationKgCo2").add(number(grouped, "totals[1].locationKgCo2")));
    }

    @Test
    void sumsFirstAndRoundsOnce() {
        var rows = new EnergyRows();
        for (int month = 1; month <= 12; month++) {
            rows.measured("2023-%02d".formatted(month), tower, meter, "ELECTRICITY", "1.0000004", "kWh")
                    .measured("2023-%02d".formatted(month), hotel, gasMeter, "ELECTRICITY", "1.0000004", "kWh");
        }
        rows.of(area);

        var months = emissions("areaId=" + area, "2023-01", "2024-01");
        var year = emissions("areaId=" + area + "&groupBy=none", "2023-01", "2024-01");

        assertNumber("2.000001", months, "rows[0].activity.quantity"); // 2.0000008
        assertNumber("24.00001", year, "rows[0].activity.quantity"); // 24.0000096
        assertNumber("1.147", months, "rows[0].location.emissionsKgCo2"); // 1.14740045896
        assertNumber("13.769", year, "rows[0].location.emissionsKgCo2"); // 13.76880550752
    }

    @Test
    void leavesWaterOut() {
        new EnergyRows().measured("2023-01", tower, meter, "WATER", "7", "m3").of(tower);

        emissions("buildingId=" + tower, "2023-01", "2023-02").body("rows", empty());
    }

    @Test
    void explainsAFigureDownToTheMeterAndTheFactor() {
        var second = UUID.randomUUID();
        new EnergyRows()
                .measured("2023-01", tower, meter, "ELECTRICITY", "10583.353", "kWh")
                .measured("2023-01", hotel, second, "ELECTRICITY", "10793.180", "kWh")
                .measured("2023-01", hotel, gasMeter, "NATURAL_GAS", "500", "m3")
                .of(area);

        var answer = explanation("areaId=" + area + "&month=2023-01&carrier=ELECTRICITY");

        answer.statusCode(200)
                .body("lines.meterId", contains(meter.toString(), second.toString()))
                .body("factor.id", equalTo("grid-2023.v1.CN-SH.ELECTRICITY.AVERAGE"))
                .body("factor.version", equalTo(1))
                .body("purpose", equalTo("DISTRICT_INVENTORY"))
                .body("formula", equalTo("sum of quantity [kWh] x 0.5737 kg/kWh"));
        assertNumber("6071.6696161", answer, "lines[0].emissionsKgCo2");
        assertNumber("6192.047366", answer, "lines[1].emissionsKgCo2");
        assertNumber("12263.7169821", answer, "emissionsKgCo2Unrounded");
        var sum = number(answer, "lines[0].emissionsKgCo2").add(number(answer, "lines[1].emissionsKgCo2"));
        var shown = number(
                emissions("areaId=" + area, "2023-01", "2023-02"),
                "rows.find { it.carrier == 'ELECTRICITY' }.location.emissionsKgCo2");
        assertEquals(0, shown.compareTo(sum.setScale(3, RoundingMode.HALF_UP)));
        assertEquals(0, shown.compareTo(number(answer, "emissionsKgCo2")));
    }

    @Test
    void explainsWhyThereIsNoFigure() {
        new EnergyRows()
                .measured("2023-01", tower, gasMeter, "NATURAL_GAS", "500", "m3")
                .of(tower);

        var answer = explanation("buildingId=" + tower + "&month=2023-01&carrier=NATURAL_GAS&calibre=SHANGHAI_ETS");

        answer.statusCode(200)
                .body("$", not(hasKey("emissionsKgCo2")))
                .body("$", not(hasKey("factor")))
                .body("reasons", contains("NO_VERIFIED_FACTOR"))
                .body("lines", hasSize(1))
                .body("lines[0]", not(hasKey("emissionsKgCo2")));
        assertEquals(0, new BigDecimal("500").compareTo(number(answer, "lines[0].quantity")));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2023-01&to=2023-02, node-not-named, areaId",
        "areaId=7b2b9f3e-0d0c-4c53-9f9f-3b8f3f1f7a10&buildingId=7b2b9f3e-0d0c-4c53-9f9f-3b8f3f1f7a10&from=2023-01&to=2023-02, node-not-named, areaId",
        "areaId=7b2b9f3e-0d0c-4c53-9f9f-3b8f3f1f7a10&from=2023-02&to=2023-02, period-invalid, to",
        "areaId=7b2b9f3e-0d0c-4c53-9f9f-3b8f3f1f7a10&from=2020-01&to=2023-02, period-invalid, to",
        "areaId=7b2b9f3e-0d0c-4c53-9f9f-3b8f3f1f7a10&to=2023-02, invalid-request, from",
        "area=7b2b9f3e-0d0c-4c53-9f9f-3b8f3f1f7a10&from=2018-01&to=2023-02, unknown-parameter, area",
    })
    void namesWhatItCannotRead(String query, String type, String field) {
        tenant.as("viewer")
                .get(EMISSIONS + "?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + type))
                .body("violations.field", contains(field));
    }

    @Test
    void asksWhoAndWhether() {
        var url = EMISSIONS + "?areaId=" + area + "&from=2023-01&to=2023-02";
        given().get(url).then().statusCode(401).body("type", equalTo(PROBLEM + "not-authenticated"));
        tenant.as("scoped").get(url).then().statusCode(403).body("type", equalTo(PROBLEM + "forbidden"));
        // A service has no tenant, hence no place whose factors apply.
        given().auth()
                .oauth2(Tokens.platformToken("s", "service", "carbon:read"))
                .get(url)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "no-tenant"));
        explanationAs("scoped", area).statusCode(403);
    }

    private ValidatableResponse explanationAs(String role, UUID node) {
        return tenant.as(role)
                .get(EMISSIONS + "/explanation?areaId=" + node + "&month=2023-01&carrier=ELECTRICITY")
                .then();
    }

    private ValidatableResponse emissions(String query, String from, String to) {
        return tenant.as("viewer")
                .get(EMISSIONS + "?" + query + "&from=" + from + "&to=" + to)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse explanation(String query) {
        return tenant.as("viewer").get(EMISSIONS + "/explanation?" + query).then();
    }

    private static String nextOf(String month) {
        return YearMonth.parse(month).plusMonths(1).toString();
    }
}
