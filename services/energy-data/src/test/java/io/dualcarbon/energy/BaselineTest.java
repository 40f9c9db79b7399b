package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
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
        tenant.as("partner", "carbon:read").get(url).then().statusCode(403);
        tenant.as("partner", "readings:read").get(url).then().statusCode(path.equals("/baselines") ? 200 : 404);
    }
}
