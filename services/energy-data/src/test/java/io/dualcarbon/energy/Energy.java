package io.dualcarbon.energy;

import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Until;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a tenant's people ask of this service in a test. */
public final class Energy {
    static final String API = "/api/energy/v1";
    static final String PROBLEM = "urn:dualcarbon:problem:";

    /** Numbers as the service means them: two doubles are equal or they are not. */
    private static final RestAssuredConfig CONFIG =
            RestAssuredConfig.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));

    private final TestTenant tenant;

    public Energy(TestTenant tenant) {
        this.tenant = tenant;
    }

    public ValidatableResponse sendBlocks(String... blocks) {
        return post("/interval-blocks", "{\"blocks\":[%s]}".formatted(String.join(",", blocks)));
    }

    ValidatableResponse sendReadings(String... readings) {
        return post("/readings", "{\"readings\":[%s]}".formatted(String.join(",", readings)));
    }

    ValidatableResponse sendBills(String... periods) {
        return post("/billed-periods", "{\"periods\":[%s]}".formatted(String.join(",", periods)));
    }

    ValidatableResponse sendCsv(String csv) {
        return as("analyst")
                .contentType("text/csv; charset=utf-8")
                .body(csv)
                .post(API + "/readings")
                .then();
    }

    ValidatableResponse post(String path, String body) {
        return as("analyst").body(body).post(API + path).then();
    }

    RequestSpecification as(String role) {
        return tenant.as(role).config(CONFIG);
    }

    public static String block(String meterId, String start, double... values) {
        return blockEvery(15, meterId, start, values);
    }

    static String blockEvery(int interval, String meterId, String start, double... values) {
        return """
                {"meterId":"%s","start":"%s","intervalMinutes":%d,"values":[%s]}
                """.formatted(
                        meterId,
                        start,
                        interval,
                        Arrays.stream(values)
                                .mapToObj(value -> Double.isNaN(value) ? "null" : Double.toString(value))
                                .collect(Collectors.joining(",")));
    }

    static String reading(String meterId, String start, double value) {
        return "{\"meterId\":\"%s\",\"start\":\"%s\",\"value\":%s}".formatted(meterId, start, value);
    }

    static String bill(String meterId, String from, String to, String quantity) {
        return "{\"meterId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"quantity\":%s}"
                .formatted(meterId, from, to, quantity);
    }

    /** Proposes a line over the gap, which somebody else approves. */
    void fillGap(String meterId, String from, String to) {
        var gapFill = post(
                        "/gap-fills",
                        "{\"meterId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"method\":\"LINEAR\"}"
                                .formatted(meterId, from, to))
                .statusCode(201)
                .extract()
                .<String>path("id");
        as("tenant-admin")
                .header("If-Match", "*")
                .post(API + "/gap-fills/" + gapFill + "/approval")
                .then()
                .statusCode(200);
    }

    /** {@code count} times the same value. */
    static double[] flat(int count, double value) {
        var values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Arrivals are kept to the second, rounded up: what happened until now is known then, and nothing that comes. */
    static Instant nextSecond() {
        var next = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        while (Instant.now().isBefore(next)) {
            Thread.onSpinWait();
        }
        return next;
    }

    ValidatableResponse series(String meterId, String from, String to, String resolution) {
        return as("viewer")
                .queryParam("from", from)
                .queryParam("to", to)
                .queryParam("resolution", resolution)
                .get(API + "/meters/" + meterId + "/series")
                .then();
    }

    ValidatableResponse askConsumption(Object... parameters) {
        return ask("/consumption", parameters);
    }

    ValidatableResponse ask(String path, Object... parameters) {
        var request = as("viewer");
        for (var i = 0; i < parameters.length; i += 2) {
            var value = parameters[i + 1];
            request.queryParam(parameters[i].toString(), value instanceof Temporal ? value.toString() : value);
        }
        return request.get(API + path).then();
    }

    /** The answer once the rollups have caught up. */
    public ValidatableResponse consumption(Object... parameters) {
        return caughtUp("/consumption", parameters);
    }

    /** The feed once it has so many changes of a kind: it shows only what no older transaction can precede. */
    ValidatableResponse changes(String type, int count) {
        return Until.sees(
                "the feed tells " + type,
                () -> as("viewer").get(API + "/changes?limit=500").then().statusCode(200),
                feed -> feed.extract().<List<String>>path("events.type").stream()
                                .filter(each -> each.endsWith(type))
                                .count()
                        >= count);
    }

    ValidatableResponse caughtUp(String path, Object... parameters) {
        return Until.sees(
                "the sums have caught up",
                () -> ask(path, parameters).statusCode(200),
                answer -> answer.extract().<Boolean>path("caughtUp"));
    }

    /** Quantities of January by the named fields; a row without one of them has a dash there. */
    Map<String, Double> january(String kind, String node, String groupBy, String... fields) {
        var asked = new ArrayList<Object>(List.of(kind, node, "from", "2025-01", "to", "2025-02", "groupBy", groupBy));
        var names = new ArrayList<String>();
        for (var field : fields) {
            if (field.contains("=")) {
                asked.addAll(List.of((Object[]) field.split("=")));
            } else {
                names.add(field);
            }
        }
        var found = new TreeMap<String, Double>();
        List<Map<String, Object>> rows = consumption(asked.toArray()).extract().path("rows");
        for (var row : rows) {
            var key = String.join(
                    " ",
                    names.stream()
                            .map(name -> Objects.toString(row.get(name), "-"))
                            .toList());
            found.merge(key, (Double) row.get("quantity"), (a, b) -> {
                throw new AssertionError("Two rows of " + key);
            });
        }
        return Map.copyOf(found);
    }
}
