package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a typical year would have saved. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class NormalisedSavingsTest extends BaselineSetting {
    @Test
    void comparesTwoModelsInTheYearsOfTheStation() {
        sendWeather("2023-01-01", "2025-02-01");
        sendDays("2023-01-01", "2024-01-01", BaselineSetting::heated);
        // An event of 20 kWh a day that has nothing to do with the tenth that was saved.
        sendDays("2024-01-01", "2025-01-01", day -> 0.9 * heated(day) + 20);
        var id = fit("P1D", "2023-01-01", "2024-01-01").extract().<String>path("id");
        energy.post("/baselines/" + id + "/adjustments", """
                        {"from":"2024-01-01","to":"2025-01-01","quantity":20,"basis":"PER_DAY","unit":"kWh","reason":"Shop"}
                        """).statusCode(201);

        var expected = (sum("2023-01-01", "2024-01-01") + sum("2024-01-01", "2025-01-01")) / 2;
        savings(id, "2024-01", "2025-01")
                .body("total.savedShare", equalTo(0.0866)) // a tenth of what was heated, of all that was expected
                .body("normalised.savedShare", equalTo(0.1))
                .body("normalised.baselinePredicted", closeTo(expected, 1e-3))
                .body("normalised.reportingPredicted", closeTo(0.9 * expected, 1e-3))
                .body("normalised.saved", closeTo(0.1 * expected, 1e-3))
                .body("normalised.reportingModel.shape", equalTo("3P-H"))
                .body("normalised.reportingModel.parameters.value", contains(90.0, 6.3, 15.5))
                .body("normalised.reportingQuality.n", equalTo(366))
                .body("normalised.typicalYear.stationId", equalTo(station))
                .body("normalised.typicalYear.source", equalTo("Test"))
                .body("normalised.typicalYear.years", contains(2023, 2024))
                .body("normalised.typicalYear.illustrative", equalTo(false))
                .body("normalised.halfWidth", nullValue())
                .body("normalised.reasons", contains("NO_FORMULA"));
    }

    @ParameterizedTest
    @CsvSource({"PT1H, 8760", "P1M, 12"})
    void aTypicalYearMayBeAStationOfItsOwn(String resolution, int n) {
        sendWeather("2022-01-01", "2024-01-01");
        sendDays("2022-01-01", "2023-01-01", BaselineSetting::heated);
        sendDays("2023-01-01", "2024-01-01", day -> 0.8 * heated(day));
        var typical = typicalYear();
        var id = fit(resolution, "2022-01-01", "2023-01-01")
                .statusCode(201)
                .extract()
                .<String>path("id");

        // By the hour the model has no knee at 15.5, so that its sums are near.
        var tolerance = resolution.equals("PT1H") ? 500 : 1e-3;
        normalised(id, "2023-01", "2024-01", typical)
                .statusCode(200)
                .body("normalised.savedShare", equalTo(0.2))
                .body("normalised.baselinePredicted", closeTo(sum("2023-01-01", "2024-01-01"), tolerance))
                .body("normalised.reportingQuality.n", equalTo(n))
                .body("normalised.typicalYear.stationId", equalTo(typical))
                .body("normalised.typicalYear.years", contains(2021))
                .body("normalised.typicalYear.illustrative", equalTo(true))
                .body("illustrative", equalTo(false));
    }

    @Test
    void saysWhyThereIsNone() {
        sendWeather("2023-01-01", "2025-01-01");
        sendDays("2023-01-01", "2024-11-01", BaselineSetting::heated);
        var id = fit("P1D", "2023-01-01", "2024-01-01").extract().<String>path("id");
        var empty = weather.station("PUDONG");

        savings(id, "2024-01", "2024-07")
                .body("normalised.saved", nullValue())
                .body("normalised.typicalYear", nullValue())
                .body("normalised.reasons", contains("NOT_WHOLE_YEARS"));
        savings(id, "2024-01", "2025-01").body("normalised.reasons", contains("TOO_LITTLE_DATA"));
        sendDays("2024-11-01", "2024-12-31", BaselineSetting::heated);
        savings(id, "2024-01", "2025-01")
                .body("normalised.savedShare", equalTo(0.0))
                .body("normalised.reasons", hasItems("NO_FORMULA", "NO_MEASUREMENT"));
        normalised(id, "2024-01", "2025-01", empty)
                .statusCode(200)
                .body("normalised.reasons", contains("NO_TYPICAL_YEAR"))
                .body("total.reasons", hasItems("NO_MEASUREMENT"));
        normalised(id, "2024-01", "2025-01", meter).statusCode(404);
        savings(id, "2024-01", "2024-02").body("adjustments", empty());
    }

    @Test
    void theNeighbourMakesAYearWholeAndOtherWeatherIsTold() {
        var neighbour = weather.station("PUDONG");
        sendWeather("2023-01-01", "2025-01-01");
        sendDays("2023-01-01", "2025-01-01", BaselineSetting::heated);
        var id = fit("P1D", "2023-01-01", "2024-01-01").extract().<String>path("id");
        // The only typical year lacks a day, on which the neighbour has seen what neither model has.
        var typical = typicalYear("2021-07-01");
        var rows = new ArrayList<String>();
        for (var hour = 0; hour < 24; hour++) {
            rows.add(Weather.hour("PUDONG", "2021-07-01T%02d:00:00+08:00".formatted(hour), 45.0, null));
        }
        weather.send(rows.toArray(String[]::new));

        normalised(id, "2024-01", "2025-01", typical).body("normalised.reasons", contains("NO_TYPICAL_YEAR"));
        energy.as("analyst")
                .header("If-Match", "\"0\"")
                .body("{\"neighbourId\":\"%s\"}".formatted(neighbour))
                .put(API + "/weather-stations/" + typical + "/neighbour")
                .then()
                .statusCode(200);
        normalised(id, "2024-01", "2025-01", typical)
                .body("normalised.typicalYear.substitutedDays", equalTo(1))
                .body("normalised.reasons", hasItems("BEYOND_BASELINE", "NO_FORMULA"));
    }

    private static double sum(String from, String to) {
        return LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to))
                .mapToDouble(BaselineSetting::heated)
                .sum();
    }

    /** The days of 2023, told as of 2021, without one hour; and without a day. */
    private String typicalYear(String... without) {
        var id = energy.post("/weather-stations", """
                        {"code":"TYPICAL","name":"Typical","source":"Test","illustrative":true}
                        """).statusCode(201).extract().<String>path("id");
        var rows = new ArrayList<String>();
        LocalDate.parse("2023-01-01").datesUntil(LocalDate.parse("2024-01-01")).forEach(day -> {
            var told = day.withYear(2021);
            for (var hour = 0; hour < 24; hour++) {
                var isLeftOut =
                        told.toString().equals(String.join("", without)) || (hour == 3 && day.getDayOfYear() == 9);
                if (!isLeftOut) {
                    rows.add(Weather.hour(
                            "TYPICAL", "%sT%02d:00:00+08:00".formatted(told, hour), temperature(day), null));
                }
            }
        });
        weather.send(rows.toArray(String[]::new)).body("rejected", equalTo(0));
        return id;
    }

    private ValidatableResponse normalised(String id, String from, String to, String typicalStationId) {
        return energy.as("viewer")
                .queryParam("from", from)
                .queryParam("to", to)
                .queryParam("typicalStationId", typicalStationId)
                .get(API + "/baselines/" + id + "/savings")
                .then();
    }
}
