package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.reading;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Tokens;
import io.dualcarbon.platform.testing.Until;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner sees and changes only what stands in buildings that are linked to its platform. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class ReachTest {
    private static final String PLATFORM = "hongqiao-linkong";
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";
    private static final String NEXT_HOUR = "2025-01-01T01:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private String linked = "";
    private String other = "";
    private String linkedMeter = "";
    private String otherMeter = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void twoBuildingsOfWhichOneIsLinked() {
        var area = registry.area();
        linked = registry.building(area, "\"platformLinks\":[{\"platform\":\"" + PLATFORM + "\"}]");
        other = registry.building(area, "\"platformLinks\":[{\"platform\":\"elsewhere\"}]");
        linkedMeter = registry.meterOf(linked, text("externalId", "IN"));
        otherMeter = registry.meterOf(other, text("externalId", "OUT"));
        registry.publish();
        energy.sendBlocks(block(linkedMeter, NEW_YEAR, 1, 2), block(otherMeter, NEW_YEAR, 10, 20))
                .statusCode(200);
    }

    @Test
    void readsMetersOfLinkedBuildingsOnly() {
        partner()
                .queryParam("from", NEW_YEAR)
                .queryParam("to", NEXT_HOUR)
                .queryParam("resolution", "PT1H")
                .get(API + "/meters/" + linkedMeter + "/series")
                .then()
                .statusCode(200)
                .body("points[0].value", equalTo(3.0f));

        partner()
                .queryParam("from", NEW_YEAR)
                .queryParam("to", NEXT_HOUR)
                .get(API + "/meters/" + otherMeter + "/series")
                .then()
                .statusCode(404);
        partner().get(API + "/latest-values?buildingId=" + other).then().statusCode(404);
        partner()
                .get(API + "/latest-values?buildingId=" + linked)
                .then()
                .statusCode(200)
                .body("items.meterId", contains(linkedMeter));
        partner().accept("*/*").get(API + "/live?meterId=" + otherMeter).then().statusCode(404);
        partner()
                .get(API + "/meters/" + otherMeter + "/revisions?from=2025-01&to=2025-02")
                .then()
                .statusCode(404);
    }

    @Test
    void writesMetersOfLinkedBuildingsOnly() {
        partner()
                .body("{\"readings\":[%s,%s]}"
                        .formatted(
                                reading(linkedMeter, "2025-01-02T00:00:00+08:00", 5),
                                reading(otherMeter, "2025-01-02T00:00:00+08:00", 5)))
                .post(API + "/readings")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("errors.row", contains(2))
                .body("errors.type", contains(PROBLEM + "meter-unknown"));

        energy.series(otherMeter, "2025-01-02T00:00:00+08:00", "2025-01-02T01:00:00+08:00", "PT1H")
                .body("points.value", contains(nullValue()));
        energy.series(linkedMeter, "2025-01-02T00:00:00+08:00", "2025-01-02T01:00:00+08:00", "PT1H")
                .body("points.value", contains(5.0));
    }

    @Test
    void isToldOfChangesWithinItsReachOnly() {
        energy.sendBlocks(block(otherMeter, "2025-01-03T00:00:00+08:00", 1)).statusCode(200);
        energy.sendBlocks(
                        block(linkedMeter, "2025-01-04T00:00:00+08:00", 1),
                        block(otherMeter, "2025-01-04T00:00:00+08:00", 1))
                .statusCode(200);
        energy.changes("consumption.changed", 3);

        partner()
                .get(API + "/changes")
                .then()
                .statusCode(200)
                .body("events.data.meterIds", equalTo(List.of(List.of(linkedMeter), List.of(linkedMeter))))
                .body("events.data.from", contains("2025-01-01", "2025-01-04"));
    }

    @Test
    void exportsWhatItReachesAlsoInTheBackground() {
        partner()
                .body(export("\"meterId\":\"" + otherMeter + "\""))
                .post(API + "/exports")
                .then()
                .statusCode(404);

        var job = partner()
                .body(export("\"buildingId\":\"" + linked + "\""))
                .post(API + "/exports")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");

        Until.holds(
                "the job ends",
                () -> partner().get(API + "/jobs/" + job).<String>path("state").equals("DONE"));
        partner()
                .accept("*/*")
                .get(API + "/jobs/" + job + "/result")
                .then()
                .statusCode(200)
                .body(containsString(linkedMeter))
                .body(not(containsString(otherMeter)));
    }

    @Test
    void seesJobsOfItsOwnPlatformOnly() {
        var job = energy.post("/exports", export("\"meterId\":\"" + linkedMeter + "\""))
                .statusCode(202)
                .extract()
                .<String>path("id");

        partner().get(API + "/jobs/" + job).then().statusCode(404);
        partner().get(API + "/jobs").then().statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/consumption?buildingId=00000000-0000-0000-0000-000000000000&from=2025-01&to=2025-02",
                "/quality/settings",
                "/weather-stations",
                "/baselines",
                "/quality/trust-scores?month=2025-01",
                "/coefficient-sets",
                "/closed-months"
            })
    void isRefusedWhatCannotBeLimited(String url) {
        partner().get(API + url).then().statusCode(403).body("type", equalTo(PROBLEM + "not-for-partners"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "elsewhere2", "Hongqiao-Linkong", "hongqiao-linkong,elsewhere"})
    void reachesNothingUnderANameThatNoBuildingIsLinkedTo(String platform) {
        var token = Tokens.partnerToken("p", tenant.id(), platform, "readings:read");

        RestAssured.given()
                .auth()
                .oauth2(token)
                .get(API + "/latest-values?meterId=" + linkedMeter)
                .then()
                .statusCode(404);
    }

    @Test
    void reachesNothingWithoutAName() {
        tenant.as("partner", "readings:read")
                .get(API + "/latest-values?meterId=" + linkedMeter)
                .then()
                .statusCode(404);
    }

    @Test
    void losesABuildingWithItsLink() {
        registry.event("building", "updated", linked, 1, text("areaId", "0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34"));
        registry.publish();

        partner().get(API + "/latest-values?meterId=" + linkedMeter).then().statusCode(404);
    }

    private RequestSpecification partner() {
        return tenant.asPartner(PLATFORM, "readings:read", "readings:write");
    }

    private static String export(String subject) {
        return "{\"what\":\"SERIES\",%s,\"from\":\"%s\",\"to\":\"%s\",\"resolution\":\"RAW\",\"format\":\"CSV\"}"
                .formatted(subject, NEW_YEAR, NEXT_HOUR);
    }
}
