package io.dualcarbon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Brings the weather station to the end of yesterday, with the weather that the loads follow. */
final class WeatherLoad {
    private static final String STATIONS = "/api/energy/v1/weather-stations/";
    private static final String OBSERVATIONS = "/api/energy/v1/weather-observations";

    private final Weather weather = new Weather();
    private final Rest rest;
    private final LocalDate first;
    private final LocalDate today;

    WeatherLoad(Rest rest, LocalDate first, LocalDate today) {
        this.rest = rest;
        this.first = first;
        this.today = today;
    }

    /** Returns how many hours were missing. */
    int run(String stationId) {
        int sent = 0;
        for (LocalDate year = first; year.isBefore(today); year = year.plusYears(1)) {
            LocalDate next = year.plusYears(1);
            ArrayNode missing = missing(stationId, year, next.isBefore(today) ? next : today);
            if (!missing.isEmpty()) {
                ReadingsClient.refuseRejected(rest.post(
                        OBSERVATIONS, JsonNodeFactory.instance.objectNode().set("observations", missing)));
            }
            sent += missing.size();
        }
        return sent;
    }

    private ArrayNode missing(String stationId, LocalDate from, LocalDate to) {
        ArrayNode missing = JsonNodeFactory.instance.arrayNode();
        String path = STATIONS + stationId + "/observations?from=" + from + "&to=" + to;
        for (JsonNode hour : rest.get(path).path("hours")) {
            if (!hour.hasNonNull("temperatureC") || !hour.hasNonNull("irradiationWhM2")) {
                String start = hour.path("start").asText();
                LocalDateTime local = OffsetDateTime.parse(start)
                        .atZoneSameInstant(DemoData.ZONE)
                        .toLocalDateTime();
                Weather.Hour drawn = weather.hour(local.toLocalDate(), local.getHour());
                missing.addObject()
                        .put("stationId", stationId)
                        .put("start", start)
                        .put("temperatureC", drawn.temperatureC())
                        .put("irradiationWhM2", drawn.irradiationWhM2());
            }
        }
        return missing;
    }
}
