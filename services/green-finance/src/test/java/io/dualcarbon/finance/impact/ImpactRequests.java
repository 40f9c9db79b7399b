package io.dualcarbon.finance.impact;

import io.dualcarbon.finance.OtherServices;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.TestTenant;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of impact share: a tenant of their own, and what the other services say about its asset. */
abstract class ImpactRequests {
    static final String PROJECTS = "/api/finance/v1/projects";
    static final String PROBLEM = "urn:dualcarbon:problem:";
    static final String BASELINE = ",\"baseline\":{\"from\":\"2023-01\",\"to\":\"2024-01\"}";
    static final String MARCH = ",\"commissionedOn\":\"2024-03-15\"";
    static final String EXPECTED = ",\"expectedSaving\":{\"energyKwhPerYear\":6000}";

    final TestTenant tenant = TestTenant.fresh();
    final String asset = UUID.randomUUID().toString();
    final String meter = UUID.randomUUID().toString();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aTenantInShanghai() {
        others("/api/assets/v1/tenants/" + tenant.id(), """
                {"id":"x","version":0,"name":"长宁","timeZone":"Asia/Shanghai","gridArea":"CN-SH"}""");
        register("buildings", false);
    }

    ValidatableResponse impact(String kind, String measure, String facts) {
        return impact(kind, measure, facts, "?to=2024-07");
    }

    ValidatableResponse impact(String kind, String measure, String facts, String query) {
        var id = project(kind, measure, facts);
        return tenant.as("viewer")
                .config(RestAssured.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL)))
                .get(PROJECTS + "/" + id + "/impact" + query)
                .then();
    }

    String project(String kind, String measure, String facts) {
        return tenant.as("analyst")
                .body("""
                        {"code":"P-1","name":"x","asset":{"kind":"%s","id":"%s"},"measureType":"%s",
                         "illustrative":false%s}""".formatted(kind, asset, measure, facts))
                .post(PROJECTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void register(String collection, boolean illustrative) {
        others("/api/assets/v1/" + collection + "/" + asset, """
                {"id":"%s","version":0,"code":"X","illustrative":%s}""".formatted(asset, illustrative));
    }

    void consumption(String from, String to, String rows) {
        others(consumptionAddress(from, to), """
                {"node":{"kind":"BUILDING","id":"%s"},"resolution":"P1M","groupBy":"node","rows":[%s]}""".formatted(asset, rows));
    }

    void generation(String from, String to, String month, String kwh) {
        others("/api/energy/v1/meters/%s/series?from=%s&to=%s&resolution=P1M".formatted(meter, from, to), """
                {"points":[{"start":"%s-01T00:00:00+08:00","value":%s,"coverage":1}]}""".formatted(
                        month, kwh));
    }

    String consumptionAddress(String from, String to) {
        return "/api/energy/v1/consumption?buildingId=%s&from=%s&to=%s&resolution=P1M&groupBy=node&carrier=ELECTRICITY&direction=IMPORT"
                .formatted(asset, from, to);
    }

    static String row(String month, String kwh, double coverage) {
        return """
                {"period":"%s","carrier":"ELECTRICITY","direction":"IMPORT","quantity":%s,"unit":"kWh","coverage":%s,
                 "measuredShare":1,"illustrative":false,"reasons":[]}""".formatted(month, kwh, coverage);
    }

    void avoided(String kwh, String month, String kgCo2, String factor) {
        others(avoidedAddress(kwh, month), """
                {"avoidedKgCo2":%s,"factor":{"id":"%s","value":0.42,"unit":"kgCO2/kWh","kgPerBaseUnit":0.42},"provisional":%s,"reasons":[]}""".formatted(kgCo2, factor, factor.equals("grid-2024")));
    }

    void baselines(String... cards) {
        others("/api/energy/v1/baselines?buildingId=%s&limit=500".formatted(asset), """
                {"items":[%s]}""".formatted(
                        String.join(",", cards)));
    }

    static String baseline(String to, String id, String more) {
        return """
                {"id":"%s","carrier":"ELECTRICITY","from":"2022-01-01","to":"%s","createdAt":"2024-04-02T00:00:00Z"%s}
                """.formatted(id, to, more);
    }

    void factor(String month, String kgPerKwh, String factor) {
        others(factorAddress(month), """
                {"factor":{"id":"%s","kgPerBaseUnit":%s},"provisional":%s,"reasons":[]}""".formatted(factor, kgPerKwh, factor.equals("grid-2024")));
    }

    static String factorAddress(String month) {
        return "/api/carbon/v1/factors/applicable?purpose=ENTITY_LOCATION&area=CN-SH&carrier=ELECTRICITY&month="
                + month;
    }

    static String avoidedAddress(String kwh, String month) {
        return "/api/carbon/v1/avoided-emissions?energyKwh=%s&area=CN-SH&month=%s&carrier=ELECTRICITY"
                .formatted(kwh, month);
    }

    void others(String address, String body) {
        OtherServices.answer(tenant.id(), address, 200, body);
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
