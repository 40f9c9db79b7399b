package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Registry.text;
import static java.util.Arrays.asList;

import io.dualcarbon.platform.testing.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;

/** A building of a fresh tenant with meters whose dials are read. */
class Dials {
    final Registry registry;
    final Energy energy;
    final Stored stored;
    final String building;

    Dials() {
        var tenant = TestTenant.fresh();
        registry = new Registry(tenant);
        energy = new Energy(tenant);
        stored = new Stored(tenant);
        building = registry.building(registry.area());
    }

    String register(String... properties) {
        return registry.meter(registerOf(properties));
    }

    String[] registerOf(String... properties) {
        var all = new ArrayList<>(asList(properties));
        all.add(text("reading", "REGISTER"));
        all.add(text("buildingId", building));
        if (all.stream().noneMatch(property -> property.contains("intervalMinutes"))) {
            all.add("\"intervalMinutes\":null");
        }
        return all.toArray(String[]::new);
    }

    static String read(String meter, String day, String reading) {
        return readAt(meter, day + "T00:00:00+08:00", reading);
    }

    static String readAt(String meter, String at, String reading) {
        return "{\"meterId\":\"%s\",\"at\":\"%s\",\"reading\":%s}".formatted(meter, at, reading);
    }

    ValidatableResponse send(String... reads) {
        return energy.post("/register-reads", "{\"reads\":[%s]}".formatted(String.join(",", reads)))
                .statusCode(200);
    }

    ValidatableResponse exchange(String meter, String at, String last, String first, String reason) {
        return energy.post(
                "/meters/" + meter + "/exchanges",
                "{\"at\":\"%s\",\"finalReading\":%s,\"startReading\":%s,\"reason\":\"%s\"}"
                        .formatted(at, last, first, reason));
    }

    ValidatableResponse reads(String meter) {
        return energy.as("viewer")
                .get(API + "/meters/" + meter + "/register-reads")
                .then()
                .statusCode(200);
    }

    ValidatableResponse days(String meter, String from, String to) {
        return energy.series(meter, from, to, "P1D");
    }

    ValidatableResponse months(String meter, String from, String to) {
        return energy.series(meter, from, to, "P1M");
    }
}
