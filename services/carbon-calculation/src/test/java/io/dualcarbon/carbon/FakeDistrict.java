package io.dualcarbon.carbon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for energy-data and asset-registry, which are other servers. A test puts what energy-data knows of a node
 * under {@code /fake/NODE}, or under {@code /fake/NODE/GROUPING} if it depends on how the answer is told apart; a node without anything is unknown there.
 */
public class FakeDistrict implements QuarkusTestResourceLifecycleManager {
    /** Put in place of rows: hangs up, fails, or refuses. */
    public static final String AWAY = "\"away\"";

    public static final String BROKEN = "\"broken\"";
    public static final String REFUSING = "\"refusing\"";

    private static final String URL = "dualcarbon.test.district";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> rowsOfNode = new ConcurrentHashMap<>();
    private final Map<String, String> seenForNode = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    public static String url() {
        return System.getProperty(URL);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/fake/", this::control);
        server.createContext("/api/energy/v1/consumption", this::consumption);
        server.createContext("/api/assets/v1/tenants/", this::tenant);
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        System.setProperty(URL, url);
        return Map.of("quarkus.rest-client.energy-data.url", url, "quarkus.rest-client.asset-registry.url", url);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void control(HttpExchange exchange) throws IOException {
        var node = exchange.getRequestURI().getPath().substring("/fake/".length());
        if (exchange.getRequestMethod().equals("PUT")) {
            rowsOfNode.put(node, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 200, "{}");
        } else {
            answer(exchange, 200, seenForNode.getOrDefault(node, "{}"));
        }
    }

    private void consumption(HttpExchange exchange) throws IOException {
        var query = Arrays.stream(exchange.getRequestURI().getQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var node = Optional.ofNullable(query.get("areaId"))
                .or(() -> Optional.ofNullable(query.get("buildingId")))
                .or(() -> Optional.ofNullable(query.get("organizationId")))
                .orElseThrow();
        var headers = exchange.getRequestHeaders();
        seenForNode.put(
                node,
                json(Map.of(
                        "authorization", String.valueOf(headers.getFirst("Authorization")),
                        "language", String.valueOf(headers.getFirst("Accept-Language")),
                        "query", query)));
        var rows = Optional.ofNullable(rowsOfNode.get(node + "/" + query.get("groupBy")))
                .orElse(rowsOfNode.get(node));
        if (rows == null) {
            var zh = String.valueOf(headers.getFirst("Accept-Language")).startsWith("zh");
            problem(exchange, 404, "node-not-found", zh ? "对象不存在" : "Node not found");
        } else if (rows.equals(AWAY)) {
            exchange.close();
        } else if (rows.equals(BROKEN)) {
            answer(exchange, 500, "<html>");
        } else if (rows.equals(REFUSING)) {
            problem(exchange, 403, "forbidden", "Not allowed");
        } else {
            answer(exchange, 200, "{\"node\":{},\"caughtUp\":true,\"rows\":" + matching(rows, query) + "}");
        }
    }

    private void tenant(HttpExchange exchange) throws IOException {
        answer(exchange, 200, """
                {"id":"%s","version":0,"name":"长宁区","timeZone":"Asia/Shanghai","gridArea":"CN-SH"}
                """.formatted(lastSegment(exchange)));
    }

    private static String matching(String rows, Map<String, String> query) throws IOException {
        var found = JSON.createArrayNode();
        for (JsonNode row : JSON.readTree(rows)) {
            var period = row.get("period").asText();
            var carrier = query.get("carrier");
            if (period.compareTo(Objects.requireNonNull(query.get("from"))) >= 0
                    && period.compareTo(Objects.requireNonNull(query.get("to"))) < 0
                    && (carrier == null || carrier.equals(row.get("carrier").asText()))) {
                found.add("true".equals(query.get("unrounded")) ? row : rounded(row));
            }
        }
        return found.toString();
    }

    /** As whoever does not ask for unrounded quantities is told. */
    private static JsonNode rounded(JsonNode row) {
        ObjectNode told = row.deepCopy();
        if (!row.path("quantity").isNull()) {
            told.put("quantity", row.get("quantity").decimalValue().setScale(6, RoundingMode.HALF_UP));
        }
        return told;
    }

    private static void problem(HttpExchange exchange, int status, String type, String title) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        answer(
                exchange,
                status,
                json(Map.of(
                        "type", "urn:dualcarbon:problem:" + type, "title", title, "status", status, "detail", title)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastSegment(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
