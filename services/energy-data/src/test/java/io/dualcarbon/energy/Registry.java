package io.dualcarbon.energy;

import static io.restassured.RestAssured.given;

import io.dualcarbon.platform.testing.TestTenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a tenant's registry tells this service in a test. */
public final class Registry {
    private final String tenant;
    private final List<String> events = new ArrayList<>();

    public Registry(TestTenant tenant) {
        this.tenant = tenant.id();
    }

    static String text(String name, Object value) {
        return "\"%s\":\"%s\"".formatted(name, value);
    }

    public Registry timeZone(String zone) {
        return event("tenant", "created", tenant, 0, text("timeZone", zone));
    }

    public String area(String... properties) {
        return create("area", properties);
    }

    String organization() {
        return create("organization");
    }

    public String building(String areaId, String... properties) {
        return create("building", with(properties, text("areaId", areaId)));
    }

    /** An electricity meter of 15 minutes, unless the properties say otherwise. */
    String meter(String... properties) {
        return create("meter", properties);
    }

    public String meterOf(String buildingId, String... properties) {
        return meter(with(properties, text("buildingId", buildingId)));
    }

    /** What holds of a meter from a day on; give it to the meter by {@link #configurations}. */
    static String configuration(String validFrom, String multiplier, String parentId) {
        return "{\"validFrom\":\"%s\",\"multiplier\":%s%s}"
                .formatted(validFrom, multiplier, parentId.isEmpty() ? "" : "," + text("parentId", parentId));
    }

    /** Where a building lies from a day on, from the beginning if the day is empty. */
    static String placement(String validFrom, String... properties) {
        var all = new ArrayList<>(List.of(properties));
        if (!validFrom.isEmpty()) {
            all.add(text("validFrom", validFrom));
        }
        return "{%s}".formatted(String.join(",", all));
    }

    static String placements(String... placements) {
        return "\"placements\":[%s]".formatted(String.join(",", placements));
    }

    static String configurations(String... configurations) {
        return "\"configurations\":[%s]".formatted(String.join(",", configurations));
    }

    /** A formula over meters, each followed by its factor. */
    static String terms(Object... metersAndFactors) {
        var terms = new ArrayList<String>();
        for (var i = 0; i < metersAndFactors.length; i += 2) {
            terms.add("{%s,\"factor\":%s}".formatted(text("meterId", metersAndFactors[i]), metersAndFactors[i + 1]));
        }
        return "\"terms\":[%s]".formatted(String.join(",", terms));
    }

    private String create(String kind, String... properties) {
        var id = UUID.randomUUID().toString();
        event(kind, "created", id, 0, properties);
        return id;
    }

    Registry event(String kind, String verb, String id, int version, String... properties) {
        var named = Arrays.stream(properties)
                .map(property -> property.substring(1, property.indexOf('"', 1)))
                .collect(Collectors.toSet());
        var view = new ArrayList<>(List.of(properties));
        view.add(text("id", id));
        view.add("\"version\":" + version);
        if (kind.equals("meter")) {
            var defaults = List.of(
                    text("code", "M-" + id.substring(0, 8).toUpperCase(Locale.ROOT)),
                    text("carrier", "ELECTRICITY"),
                    text("direction", "IMPORT"),
                    text("reading", "INTERVAL"),
                    "\"intervalMinutes\":15",
                    text("unit", "kWh"),
                    "\"illustrative\":false");
            defaults.stream()
                    .filter(property -> !named.contains(property.substring(1, property.indexOf('"', 1))))
                    .forEach(view::add);
        }
        events.add("""
                {"specversion":"1.0","id":"%s","source":"/api/assets/v1","type":"io.dualcarbon.assets.%s.%s",\
                "subject":"%s","time":"2025-01-01T00:00:00Z","tenantid":"%s","data":{%s}}\
                """.formatted(UUID.randomUUID(), kind, verb, id, tenant, String.join(",", view)));
        return this;
    }

    /** An event as it stands, whatever it is. */
    Registry raw(String event) {
        events.add(event);
        return this;
    }

    /** How many events wait to be published. */
    int size() {
        return events.size();
    }

    private static String[] with(String[] properties, String more) {
        var all = Arrays.copyOf(properties, properties.length + 1);
        all[properties.length] = more;
        return all;
    }

    /** Returns when the service has applied all that happened so far. */
    public void publish() {
        given().noFilters()
                .contentType("text/plain; charset=utf-8")
                .body(String.join("\n", events))
                .post(System.getProperty(FakeRegistry.ADDRESS) + "/events")
                .then()
                .statusCode(200);
        events.clear();
    }
}
