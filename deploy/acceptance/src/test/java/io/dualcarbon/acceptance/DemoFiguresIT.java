package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.person;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the demo district shows from the first day on: weather, a retrofit that proves its saving, and the sun. */
@ExtendWith(RunningPlatform.class)
class DemoFiguresIT {
    private static final String ENERGY = "/api/energy/v1";

    @Test
    void theWeatherIsThereAndSaysThatItIsMadeUp() {
        var station = ask(ENERGY + "/weather-stations")
                .body("items.find { it.code == 'WS-TYPICAL' }.illustrative", equalTo(true))
                .extract()
                .<String>path("items.find { it.code == 'WS-TYPICAL' }.id");

        ask(ENERGY + "/degree-days?stationId=" + station + "&from=2024&to=2026&resolution=P1Y")
                .body("periods.coverage", contains(1.0, 1.0));
    }

    /** In 2026 the building uses 28 % less for lighting and sockets and 24 % less for air conditioning. */
    @Test
    void theRetrofitProvesItsSavingAgainstItsBaseline() {
        var building = id("/api/assets/v1/buildings?code=B-EXAMPLE-02");
        var baseline = ask(ENERGY + "/baselines?buildingId=" + building)
                .body("items.code", contains("BL-DEMO-02"))
                .body("items.illustrative", contains(true))
                .extract()
                .<String>path("items[0].id");

        ask(ENERGY + "/baselines/" + baseline + "/savings?from=2026-01&to=2026-07")
                .body("total.savedShare", closeTo(0.22, 0.04));

        var project = ask("/api/finance/v1/projects?limit=500")
                .extract()
                .<String>path("items.find { it.code == 'EXAMPLE-RETROFIT-02' }.id");
        ask("/api/finance/v1/projects/" + project + "/impact?to=2026-07")
                .body("measuredSaving.method", equalTo("BASELINE_MODEL"))
                .body("measuredSaving.reasons", not(hasItem("NO_BASELINE_MODEL")))
                .body("measuredSaving.months.month", contains("2026-02", "2026-03", "2026-04", "2026-05", "2026-06"));
    }

    /** The demo's plants yield 86 % of what the sun could give, beside chance. */
    @Test
    void plantsAnswerWithIrradiation() {
        var plant = id("/api/assets/v1/pv-plants?code=PV-CUIJI");

        ask(ENERGY + "/pv-plants/" + plant + "/performance?from=2025&to=2026&resolution=P1Y")
                .body("total.performanceRatio", closeTo(0.86, 0.01))
                .body("total.reasons", not(hasItem("NO_IRRADIATION")));
    }

    private static String id(String list) {
        return ask(list).body("items", hasSize(1)).extract().path("items[0].id");
    }

    private static ValidatableResponse ask(String path) {
        return person("planner").get(path).then().statusCode(200);
    }
}
