package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.QualityAnswers.varied;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class QualitySettingsTest {
    /** In the month before this one: a change of thresholds has it judged anew. */
    private final LocalDate day =
            YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1).atDay(10);

    private final TestTenant tenant = TestTenant.fresh();
    private final TestTenant stranger = TestTenant.fresh();
    private final QualityAnswers quality = new QualityAnswers(tenant, new Energy(tenant));
    private final QualityAnswers others = new QualityAnswers(stranger, new Energy(stranger));

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void theSameReadingsAreStuckOrNotByTheTenantsOwnThreshold() {
        var meter = stuckFor30Hours(tenant);
        var theirs = stuckFor30Hours(stranger);
        quality.await(meter, "STUCK", 1)
                .body("items.measured", contains(30.0))
                .body("items.threshold", contains(24.0))
                .body("items.open", contains(true));
        others.await(theirs, "STUCK", 1);

        put("\"0\"", thresholds(30, 5)).statusCode(200).header("ETag", equalTo("\"1\""));

        quality.await("/quality/findings?rule=STUCK&open=false&meterId=" + meter, 1);
        quality.tickets("meterId", meter, "rule", "STUCK").body("items.state", contains("RESOLVED"));

        put("\"1\"", thresholds(29, 5)).statusCode(200).header("ETag", equalTo("\"2\""));

        quality.await("/quality/findings?rule=STUCK&open=true&meterId=" + meter, 1)
                .body("items.measured", contains(30.0))
                .body("items.threshold", contains(29.0));
        quality.tickets("meterId", meter, "rule", "STUCK").body("items.state", contains("OPEN"));
        others.findings(theirs, "STUCK").body("items.threshold", contains(24.0)).body("items.open", contains(true));
    }

    /** Sub-meters count 110 of a main meter's 100. */
    @Test
    void subMetersMayExceedTheirMainByWhatTheTenantAllows() {
        var registry = new Registry(tenant);
        var building = registry.building(registry.area());
        var main = registry.meterOf(building);
        var sub = registry.meterOf(building, text("parentId", main));
        registry.publish();
        quality.energy().sendBlocks(block(main, start(), evenly(100)), block(sub, start(), evenly(110)));
        quality.await(main, "SUM_ABOVE_MAIN", 1)
                .body("items.measured", contains(10.0))
                .body("items.threshold", contains(5.0));

        put("\"0\"", thresholds(24, 10)).statusCode(200);

        quality.await("/quality/findings?rule=SUM_ABOVE_MAIN&open=false&meterId=" + main, 1);
    }

    @Test
    void aClosedMonthStaysAsItWasJudged() throws SQLException {
        var meter = stuckFor30Hours(tenant);
        quality.await(meter, "STUCK", 1);
        quality.energy()
                .as("tenant-admin")
                .body("{\"month\":\"%s\"}".formatted(YearMonth.from(day)))
                .post(API + "/closed-months")
                .then()
                .statusCode(201);

        put("\"0\"", thresholds(48, 5)).statusCode(200);

        quality.awaitNoMarks();
        quality.findings(meter, "STUCK").body("items.threshold", contains(24.0)).body("items.open", contains(true));
    }

    @Test
    void defaultsStandUntilTheTenantSetsItsOwnWhichTheAuditTells() {
        put("*", thresholds(48, 7)).statusCode(200);

        settings(tenant)
                .header("ETag", equalTo("\"1\""))
                .body("version", equalTo(1))
                .body("stuckHours", equalTo(48))
                .body("spikeDeviations", equalTo(6))
                .body("subMetersAbovePercent", equalTo(7))
                .body("lateHours", equalTo(36))
                .body("silentDays", equalTo(3));
        settings(stranger)
                .header("ETag", equalTo("\"0\""))
                .body("version", equalTo(0))
                .body("stuckHours", equalTo(24))
                .body("spikeDeviations", equalTo(5))
                .body("subMetersAbovePercent", equalTo(5))
                .body("lateHours", equalTo(24))
                .body("silentDays", equalTo(2));
        tenant.as("tenant-admin")
                .get(API + "/audit")
                .then()
                .statusCode(200)
                .body("items.findAll { it.type == 'quality-settings.updated' }.before.stuckHours", contains(24))
                .body("items.findAll { it.type == 'quality-settings.updated' }.after.stuckHours", contains(48))
                .body(
                        "items.findAll { it.type == 'quality-settings.updated' }.actor",
                        contains("tenant-admin@" + tenant.id()));
        stranger.as("tenant-admin").get(API + "/audit").then().body("items", empty());
    }

    @Test
    void whoChangesThemHasReadThem() {
        put("\"1\"", thresholds(48, 5)).statusCode(412);
        tenant.as("tenant-admin")
                .body(thresholds(48, 5))
                .put(API + "/quality/settings")
                .then()
                .statusCode(428);

        settings(tenant).body("version", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "analyst", "steward", "readings:write"})
    void onlyTenantAdminsSetThem(String role) {
        given().contentType("application/json")
                .body(thresholds(48, 5))
                .put(API + "/quality/settings")
                .then()
                .statusCode(401);
        tenant.as("scoped", role)
                .header("If-Match", "*")
                .body(thresholds(48, 5))
                .put(API + "/quality/settings")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "forbidden"));
    }

    @ParameterizedTest
    @CsvSource({
        "stuckHours, 0",
        "stuckHours, 721",
        "stuckHours, null",
        "spikeDeviations, 1",
        "spikeDeviations, 101",
        "subMetersAbovePercent, -1",
        "subMetersAbovePercent, 101",
        "lateHours, 0",
        "silentDays, 61",
    })
    void refusesAThresholdThatMakesNoSense(String field, String value) {
        put("*", thresholds(24, 5).replaceAll("\"" + field + "\":\\d+", "\"" + field + "\":" + value))
                .statusCode(400)
                .body("violations.field", contains(field));
    }

    /** Of two days the first 30 hours count the same, quarter by quarter. */
    private String stuckFor30Hours(TestTenant of) {
        var registry = new Registry(of);
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var values = varied(192);
        Arrays.fill(values, 0, 120, 3);
        new Energy(of).sendBlocks(block(meter, start(), values));
        return meter;
    }

    private static double[] evenly(double total) {
        return flat(96, total / 96);
    }

    private String start() {
        return day + "T00:00:00+08:00";
    }

    private static String thresholds(int stuckHours, int subMetersAbovePercent) {
        return """
                {"stuckHours":%d,"spikeDeviations":6,"subMetersAbovePercent":%d,"lateHours":36,"silentDays":3}
                """.formatted(stuckHours, subMetersAbovePercent);
    }

    private static ValidatableResponse settings(TestTenant of) {
        return of.as("viewer").get(API + "/quality/settings").then().statusCode(200);
    }

    private ValidatableResponse put(String ifMatch, String thresholds) {
        return tenant.as("tenant-admin")
                .header("If-Match", ifMatch)
                .body(thresholds)
                .put(API + "/quality/settings")
                .then();
    }
}
