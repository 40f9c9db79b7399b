package io.dualcarbon.energy;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class SavingsTest extends BaselineSetting {
    @Test
    void fitsDaysAndTellsWhatWasAvoided() {
        sendWeather("2023-01-01", "2025-01-01");
        sendDays("2023-01-01", "2024-01-01", BaselineSetting::heated);
        sendDays("2024-01-01", "2025-01-01", day -> 0.9 * heated(day));

        var id = fit("P1D", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("code", equalTo("BL-1"))
                .body("unit", equalTo("kWh"))
                .body("model.shape", equalTo("3P-H"))
                .body("model.parameters.name", contains("b0", "b1", "th"))
                .body("model.parameters.value", contains(100.0, 7.0, 15.5))
                .body("model.parameters.unit", contains("kWh/d", "kWh/(K.d)", "Cel"))
                .body("quality.n", equalTo(365))
                .body("quality.p", equalTo(3))
                .body("quality.cvRmse", equalTo(0.0))
                .body("quality.r2", equalTo(1.0))
                .body("criteria.metric", contains("R2"))
                .body("criteria.met", contains(true))
                .body("split.reasons", empty())
                .body("coverage", equalTo(1.0))
                .body("illustrative", equalTo(false))
                .extract()
                .<String>path("id");

        savings(id, "2024-01", "2025-01")
                .body("periods", hasSize(366))
                .body("periods[0].start", equalTo("2024-01-01T00:00:00+08:00"))
                .body("periods[0].predicted", closeTo(heated(LocalDate.parse("2024-01-01")), 1e-5))
                .body("periods.coverage", everyItem(equalTo(1.0)))
                .body("total.savedShare", equalTo(0.1))
                .body("total.reasons", empty())
                .body("total.uncertainty.m", equalTo(366))
                .body("total.uncertainty.fractional", lessThan(0.001))
                .body("total.uncertainty.criteria.met", contains(true));
    }

    @Test
    void fitsMonthsOfABuilding() {
        sendWeather("2023-01-01", "2025-01-01");
        sendDays("2023-01-01", "2025-01-01", BaselineSetting::heated);

        var id = energy.post("/baselines", """
                        {"name":"Building","buildingId":"%s","carrier":"ELECTRICITY","stationId":"%s",
                         "from":"2023-01-01","to":"2024-01-01","resolution":"P1M"}
                        """.formatted(building, station))
                .statusCode(201)
                .body("model.shape", equalTo("3P-H"))
                .body("quality.n", equalTo(12))
                .body("criteria.metric", contains("CV_RMSE", "NMBE", "R2"))
                .body("criteria.met", contains(true, true, true))
                .body("criteria.threshold", contains(0.15, 0.05, 0.75))
                .body("buildingId", equalTo(building))
                .extract()
                .<String>path("id");

        savings(id, "2024-01-15", "2024-03-02")
                .body("from", equalTo("2024-01-01T00:00:00+08:00"))
                .body("to", equalTo("2024-04-01T00:00:00+08:00"))
                .body("periods", hasSize(3))
                .body("total.savedShare", equalTo(0.0));
    }

    @Test
    void whatIsNotKnownIsLeftOutAndTold() {
        sendWeather("2023-01-01", "2024-01-04");
        sendDays("2023-01-01", "2024-01-01", BaselineSetting::heated);
        // The second of January was not measured, the fourth has no weather, the fifth has nothing.
        sendDays("2024-01-01", "2024-01-02", BaselineSetting::heated);
        sendDays("2024-01-03", "2024-01-05", BaselineSetting::heated);
        var id =
                fit("P1D", "2023-01-01", "2024-01-01").statusCode(201).extract().<String>path("id");

        savings(id, "2024-01-01", "2024-01-06")
                .body("periods.coverage", contains(1.0, 0.0, 1.0, 0.0, 0.0))
                .body("periods[1].predicted", closeTo(heated(LocalDate.parse("2024-01-02")), 1e-5))
                .body("periods[1].measured", nullValue())
                .body("periods[1].avoided", nullValue())
                .body("periods[1].reasons", contains("NO_MEASUREMENT"))
                .body("periods[3].predicted", nullValue())
                .body("periods[3].reasons", contains("NO_WEATHER"))
                .body("periods[4].reasons", contains("NO_MEASUREMENT", "NO_WEATHER"))
                .body("total.coverage", equalTo(0.4))
                .body(
                        "total.measured",
                        closeTo(heated(LocalDate.parse("2024-01-01")) + heated(LocalDate.parse("2024-01-03")), 1e-5))
                .body("total.reasons", hasItems("NO_MEASUREMENT", "NO_WEATHER"));
        savings(id, "2024-01-05", "2024-01-06")
                .body("total.avoided", nullValue())
                .body("total.uncertainty", nullValue())
                .body("total.reasons", contains("NO_MEASUREMENT", "NO_WEATHER"));
    }

    @Test
    void tellsWhatWasFilled() throws SQLException {
        sendWeather("2023-01-01", "2024-01-03");
        sendDays("2023-01-01", "2024-01-03", BaselineSetting::heated);
        try (var connection = PostgresResource.superuser();
                var update = connection.prepareStatement("update interval_block set filled_slots = '{1}'"
                        + " where tenant_id = ? and day in ('2023-06-01', '2024-01-02')")) {
            update.setString(1, tenant.id());
            update.executeUpdate();
        }

        var id = fit("P1D", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("filledShare", equalTo(0.0027))
                .body("coverage", equalTo(1.0))
                .extract()
                .<String>path("id");

        savings(id, "2024-01-01", "2024-01-03")
                .body("periods[0].reasons", nullValue())
                .body("periods[1].reasons", contains("FILLED"))
                .body("total.coverage", equalTo(1.0))
                .body("total.reasons", hasItems("FILLED"));
        fit("BL-2", meter, "PT1H", "2023-01-01", "2024-01-01")
                .statusCode(201)
                .body("filledShare", equalTo(0.0001))
                .body("quality.n", equalTo(365 * 24));
    }

    @Test
    void tellsWhenTheWeatherIsLikeNoneItHasSeen() {
        sendWeather("2023-01-01", "2024-01-01");
        sendDays("2023-01-01", "2024-01-02", BaselineSetting::heated);
        var rows = new ArrayList<String>();
        for (var hour = 0; hour < 24; hour++) {
            rows.add(Weather.hour("HONGQIAO", "2024-01-01T%02d:00:00+08:00".formatted(hour), -20.0, null));
        }
        weather.send(rows.toArray(String[]::new));
        var id =
                fit("P1D", "2023-01-01", "2024-01-01").statusCode(201).extract().<String>path("id");

        savings(id, "2024-01-01", "2024-01-02").body("total.reasons", hasItems("BEYOND_BASELINE"));
    }
}
