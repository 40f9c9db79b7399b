package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Registry.text;

import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.UUID;

/** Charging stations of a tenant and their sessions. */
final class Charging {
    private final Energy energy;
    private final Registry registry;

    Charging(Energy energy, Registry registry) {
        this.energy = energy;
        this.registry = registry;
    }

    String station(String code, String... properties) {
        var id = UUID.randomUUID().toString();
        var all = Arrays.copyOf(properties, properties.length + 1);
        all[properties.length] = text("code", code);
        registry.event("charging-station", "created", id, 0, all).publish();
        return id;
    }

    static String session(String id, String connector, String start, String end, String energyKwh) {
        return "{\"stationCode\":\"CS-1\",\"sessionId\":\"%s\"%s,\"start\":\"%s\",\"end\":\"%s\",\"energyKwh\":%s}"
                .formatted(
                        id,
                        connector.isEmpty() ? "" : ",\"connector\":\"%s\"".formatted(connector),
                        start,
                        end,
                        energyKwh);
    }

    ValidatableResponse send(String... sessions) {
        return energy.post("/charging-sessions", "{\"sessions\":[%s]}".formatted(String.join(",", sessions)))
                .statusCode(200);
    }

    ValidatableResponse sessions(String of, String query) {
        return energy.as("viewer")
                .get(API + "/charging-stations/" + of + "/sessions" + query)
                .then()
                .statusCode(200);
    }

    ValidatableResponse utilisation(String of, String from, String to, String resolution) {
        return energy.as("viewer")
                .queryParam("from", from)
                .queryParam("to", to)
                .queryParam("resolution", resolution)
                .get(API + "/charging-stations/" + of + "/utilisation")
                .then()
                .statusCode(200);
    }
}
