package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What a tenant's people do with the weather in a test. */
record Weather(Energy energy) {
    ValidatableResponse register(String code) {
        return energy.post("/weather-stations", """
                {"code":"%s","name":"Station","latitude":31.2,"longitude":121.34,"source":"Test"}
                """.formatted(code));
    }

    String station(String code) {
        return register(code).statusCode(201).extract().path("id");
    }

    ValidatableResponse send(String... rows) {
        return energy.post("/weather-observations", "{\"observations\":[%s]}".formatted(String.join(",", rows)));
    }

    /** A typical year, whose hours end at 1 to 24 in Shanghai's time, as if it had been that year. */
    void sendYear(String code, String file, int year) {
        var rows = SharedFiles.read(file).stream()
                .map(row -> hour(
                        code,
                        LocalDateTime.of(
                                        year,
                                        Integer.parseInt(row.getField("month")),
                                        Integer.parseInt(row.getField("day")),
                                        Integer.parseInt(row.getField("hour_ending")) - 1,
                                        0)
                                + ":00+08:00",
                        Double.valueOf(row.getField("dry_bulb_c")),
                        Double.valueOf(row.getField("ghi_wh_m2"))))
                .toArray(String[]::new);
        send(rows).body("accepted", equalTo(8760));
    }

    static String hour(String code, String start, @Nullable Double temperatureC, @Nullable Double irradiationWhM2) {
        return "{\"stationCode\":\"%s\",\"start\":\"%s\",\"temperatureC\":%s,\"irradiationWhM2\":%s}"
                .formatted(code, start, temperatureC, irradiationWhM2);
    }

    ValidatableResponse list() {
        return energy.as("viewer").get(API + "/weather-stations").then().statusCode(200);
    }

    ValidatableResponse observations(String station, String from, String to) {
        return energy.as("viewer")
                .queryParam("from", from)
                .queryParam("to", to)
                .get(API + "/weather-stations/" + station + "/observations")
                .then();
    }

    ValidatableResponse degreeDays(
            String station, String from, String to, String resolution, String heatingBaseC, String coolingBaseC) {
        return energy.as("viewer")
                .queryParam("stationId", station)
                .queryParam("from", from)
                .queryParam("to", to)
                .queryParam("resolution", resolution)
                .queryParam("heatingBaseC", heatingBaseC)
                .queryParam("coolingBaseC", coolingBaseC)
                .get(API + "/degree-days")
                .then();
    }
}
