package io.dualcarbon.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dualcarbon.acceptance.Contracts.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/**
 * Makes requests from what a contract says of an operation: most of a request is as it should be, so that it comes far,
 * and some of it lies at a border or is what a hostile or careless caller would send.
 */
final class HostileRequests {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private static final List<String> HOSTILE_TEXTS = List.of(
            "",
            " ",
            "A\0B",
            "A\u0007\nB",
            "\uD800",
            "\u202Etxt",
            "x".repeat(5_000),
            "NaN",
            "Infinity",
            "1e308",
            "1E+2147483647",
            "-1",
            "0x10",
            "null",
            "[]",
            "../../etc/passwd",
            "' or 1=1 --",
            "%00",
            "${jndi:ldap://127.0.0.1/x}",
            "=1+1",
            "*",
            "NTc",
            "MjAyNS0wMS0wMQ");

    private static final List<String> FAR_TIMES = List.of(
            "+999999999-12-31",
            "-999999999-01-01",
            "+5874898-01-01",
            "+999999999-12",
            "0000-01-01",
            "9999-12-31T23:59:59Z",
            "-1000000000-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "2025-02-30",
            "2025-13",
            "2025-01-01T00:00:00",
            "2025-01-01T24:00:00+18:00",
            "1989-12-31",
            "2100-12-31",
            "1990-01-01");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "-0.0",
            "2147483647",
            "2147483648",
            "-9223372036854775809",
            "1e308",
            "-1e308",
            "0.1e-300",
            "1E+2147483647",
            "1E-2147483647",
            "99999999999999999999.999999",
            "1.5");

    private final Random random;
    private final Map<String, List<String>> ids = new HashMap<>();
    private final List<String> cursors = new ArrayList<>(List.of("eA"));

    HostileRequests(long seed) {
        random = new Random(seed);
    }

    /** A request to be sent. The body is text, so that it can be no JSON at all. */
    record Sent(String path, Map<String, String> query, Map<String, String> headers, String body) {}

    Sent next(Operation operation) {
        var hostile = one(0, 1, 1, 1, 2);
        var query = new HashMap<String, String>();
        var headers = new HashMap<String, String>();
        var path = operation.path();
        for (var parameter : operation.definition().path("parameters")) {
            var name = parameter.path("name").asText();
            var value = scalar(operation, name, parameter.path("schema"), parameter, oneIn(4 * hostile));
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", oneIn(10) ? "x%20y" : plain(value));
                case "header" -> headers.put(name, name.equals("If-Match") ? one("*", "\"0\"", "\"1\"", "x") : token());
                default -> {
                    if (parameter.path("required").asBoolean() || oneIn(2)) {
                        query.put(name, value);
                    }
                }
            }
        }
        if (oneIn(40)) {
            query.put("unknown", "1");
        }
        headers.put("Accept", oneIn(40) ? "image/png" : "*/*");
        return new Sent(path, query, headers, body(operation, headers, hostile));
    }

    /** Remembers what an answer names, so that later requests get further. */
    void learn(Operation operation, JsonNode answer) {
        var known = ids.computeIfAbsent(operation.kind(), kind -> new ArrayList<>());
        answer.findValuesAsText("id").stream()
                .filter(id -> id.length() == 36 && known.size() < 200)
                .forEach(known::add);
        var cursor = answer.path("nextCursor").asText(answer.path("cursor").asText());
        if (!cursor.isEmpty() && cursors.size() < 200) {
            cursors.add(cursor);
        }
    }

    private String body(Operation operation, Map<String, String> headers, int hostile) {
        var contents = new ArrayList<>(
                operation.definition().at("/requestBody/content").properties());
        if (contents.isEmpty()) {
            return oneIn(20) ? "{}" : "";
        }
        var content = contents.get(random.nextInt(contents.size()));
        headers.put("Content-Type", oneIn(25) ? one("text/plain", "image/png", "application/xml") : content.getKey());
        var schema = content.getValue().path("schema");
        if (!content.getKey().equals("application/json")) {
            return rows(content.getValue());
        }
        var json = value(operation, "", schema, hostile, 0).toString();
        return switch (random.nextInt(25)) {
            case 0 -> json.substring(0, json.length() / 2);
            case 1 -> json + "]";
            case 2 -> "[".repeat(10_000);
            case 3 -> one("", "null", "\"x\"", "17", "[]", "\uFEFF{}");
            default -> json.replace("\"#", "").replace("#\"", ""); // numbers that no number of Java is
        };
    }

    /** NDJSON and CSV: the rows of the example, with something wrong in them. */
    private String rows(JsonNode content) {
        var example = content.findPath("value").asText("a,b\n1,2\n");
        var at = random.nextInt(example.length() + 1);
        return switch (random.nextInt(6)) {
            case 0 -> example;
            case 1 -> example.replaceFirst("20\\d\\d-\\d\\d-\\d\\d", Matcher.quoteReplacement(one(FAR_TIMES)));
            case 2 -> example.replaceFirst("(?<=[:,])\\d+\\.\\d+", Matcher.quoteReplacement(one(NUMBERS)));
            case 3 -> example.substring(0, at) + one(HOSTILE_TEXTS) + example.substring(at);
            case 4 -> example.repeat(50);
            default -> one(HOSTILE_TEXTS);
        };
    }

    private JsonNode value(Operation operation, String name, JsonNode given, int hostile, int depth) {
        var schema = resolved(operation, given);
        if (depth > 0 && oneIn(24 / Math.max(1, hostile)) && hostile > 0) {
            return wrong();
        }
        if (schema.has("properties")) {
            var object = JSON.objectNode();
            var required = schema.path("required").toString();
            schema.path("properties").properties().forEach(property -> {
                if (required.contains("\"" + property.getKey() + "\"") || (depth < DEEPEST && oneIn(2))) {
                    object.set(
                            property.getKey(),
                            value(operation, property.getKey(), property.getValue(), hostile, depth + 1));
                }
            });
            if (oneIn(30)) {
                object.put("tenantId", "changning");
            }
            return object;
        }
        if (schema.path("type").asText().equals("array")) {
            var list = JSON.arrayNode();
            var size = hostile > 0 && oneIn(10) ? one(51, 501, 3_000) : random.nextInt(4);
            for (var i = 0; i < size; i++) {
                list.add(value(operation, name, schema.path("items"), size > 4 ? 0 : hostile, depth + 1));
            }
            return list;
        }
        var text = scalar(operation, name, schema, schema, hostile > 0 && oneIn(12));
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> JSON.textNode("#" + text + "#");
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text);
        };
    }

    private JsonNode wrong() {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.objectNode().put("a", 1);
            case 2 -> JSON.arrayNode().add(1);
            case 3 -> JSON.booleanNode(true);
            case 4 -> JSON.textNode("#" + one(NUMBERS) + "#");
            default -> JSON.textNode(oneIn(2) ? one(HOSTILE_TEXTS) : one(FAR_TIMES));
        };
    }

    private String scalar(Operation operation, String name, JsonNode given, JsonNode described, boolean hostile) {
        var schema = resolved(operation, given);
        if (name.equals("cursor") || name.equals("after")) {
            return one(cursors);
        }
        if (name.equals("wait")) {
            return one("PT0S", "PT0.1S", "PT21S", "P999999999999D", "-PT1S", "x");
        }
        if (hostile) {
            return oneIn(2) ? one(HOSTILE_TEXTS) : oneIn(2) ? one(FAR_TIMES) : any();
        }
        if (schema.has("enum")) {
            return one(texts(schema.path("enum")));
        }
        return switch (schema.path("type").asText() + " "
                + schema.path("format").asText("")) {
            case "integer int32", "integer int64", "integer " -> oneIn(4) ? one(NUMBERS) : one("1", "2", "15", "24");
            case "number ", "number double", "number float" -> oneIn(4) ? one(NUMBERS) : one("1", "2.5", "100");
            case "boolean " -> one("true", "false");
            case "string uuid" -> known(name);
            case "string date" -> oneIn(6) ? one(FAR_TIMES) : one("2024-01-01", "2025-01-01", "2026-01-01");
            case "string year-month" -> oneIn(6) ? one(FAR_TIMES) : one("2024-01", "2025-01", "2026-01");
            case "string date-time" ->
                oneIn(6) ? one(FAR_TIMES) : one("2024-12-31T16:00:00Z", "2025-01-01T00:00:00+08:00");
            default -> text(name, schema, described);
        };
    }

    private String text(String name, JsonNode schema, JsonNode described) {
        if (name.equals("from")) {
            return oneIn(6) ? one(FAR_TIMES) : one("2024", "2025-01", "2025-01-01", "2025-01-01T00:00:00Z");
        }
        if (name.equals("to")) {
            return oneIn(6) ? one(FAR_TIMES) : one("2025", "2025-02", "2025-01-08", "2026-01-01T00:00:00Z");
        }
        var example = described.path("example").asText(schema.path("example").asText());
        return example.isEmpty() || name.equals("code") ? token() : example;
    }

    private String known(String name) {
        var of = switch (name) {
            case "areaId", "parentId" -> "areas";
            case "buildingId", "assetId", "buildingIds" -> "buildings";
            case "organizationId", "memberIds" -> "organizations";
            case "meterId" -> "meters";
            case "stationId", "typicalStationId", "neighbourId" -> "weather-stations";
            default -> one(ids.keySet().isEmpty() ? List.of("none") : List.copyOf(ids.keySet()));
        };
        var known = ids.getOrDefault(of, List.of());
        return known.isEmpty() || oneIn(5) ? new UUID(random.nextLong(), random.nextLong()).toString() : one(known);
    }

    private static JsonNode resolved(Operation operation, JsonNode schema) {
        var all = schema.path("allOf");
        var reference = schema.path("$ref").asText(all.path(0).path("$ref").asText());
        return reference.isEmpty() ? schema : operation.contract().at(reference.substring(1));
    }

    /** A path has no place for a slash or what only a query can say. */
    private static String plain(String value) {
        return value.length() > 200 || !value.matches("[A-Za-z0-9:+.-]+") ? "%E4%B8%AD" : value;
    }

    private String token() {
        return "F" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36).toUpperCase(Locale.ROOT);
    }

    /** Whatever strings and numbers there are, with a liking for borders. */
    private String any() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(300);
        Arbitrary<String> numbers = Arbitraries.bigDecimals()
                .between(BigDecimal.TEN.pow(60).negate(), BigDecimal.TEN.pow(60))
                .ofScale(12)
                .map(BigDecimal::toString);
        Arbitrary<String> longs = Arbitraries.longs().map(Object::toString);
        return Arbitraries.frequencyOf(Tuple.of(3, texts), Tuple.of(2, numbers), Tuple.of(2, longs))
                .generator(1_000, true)
                .next(random)
                .value();
    }

    private boolean oneIn(int times) {
        return times > 0 && random.nextInt(times) == 0;
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<String> texts(JsonNode list) {
        var found = new ArrayList<String>();
        list.forEach(each -> found.add(each.asText()));
        return found;
    }
}
