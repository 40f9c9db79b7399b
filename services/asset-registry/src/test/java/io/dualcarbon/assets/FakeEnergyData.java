package io.dualcarbon.assets;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the closed months of energy data, a server of its own. It answers for the tenant of the token that the
 * registry forwards. Tests tell it over HTTP what is closed, because they live in another class loader.
 */
public class FakeEnergyData implements QuarkusTestResourceLifecycleManager {
    private static final String ADDRESS = "dualcarbon.test.energy-data";
    private static final Pattern TENANT = Pattern.compile("\"tenant\":\"([^\"]+)\"");
    private static final String AWAY = "away";

    private final Map<String, Set<String>> told = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    /** From now on the month is closed for the tenant. */
    public static void close(TestTenant tenant, String month) {
        tell(tenant, month);
    }

    /** From now on the service fails for the tenant. */
    public static void goAway(TestTenant tenant) {
        tell(tenant, AWAY);
    }

    private static void tell(TestTenant tenant, String what) {
        given().noFilters()
                .body(tenant.id() + " " + what)
                .post(System.getProperty(ADDRESS) + "/tell")
                .then()
                .statusCode(200);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/energy/v1/closed-months", this::closedMonths);
        server.createContext("/tell", this::keep);
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        System.setProperty(ADDRESS, address);
        return Map.of("quarkus.rest-client.energy-data.url", address);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void keep(HttpExchange exchange) throws IOException {
        var words = new String(exchange.getRequestBody().readAllBytes(), UTF_8).split(" ", 2);
        told.computeIfAbsent(words[0], none -> new ConcurrentSkipListSet<>()).add(words[1]);
        answer(exchange, 200, "{}");
    }

    private void closedMonths(HttpExchange exchange) throws IOException {
        var token = exchange.getRequestHeaders().getFirst("Authorization");
        var claims = token == null ? "" : new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
        var tenant = TENANT.matcher(claims);
        if (!tenant.find()) {
            answer(exchange, 401, "{}");
            return;
        }
        var months = told.getOrDefault(tenant.group(1), Set.of());
        if (months.contains(AWAY)) {
            answer(exchange, 503, "{}");
            return;
        }
        var items = months.stream().map("{\"month\":\"%s\"}"::formatted).collect(Collectors.joining(","));
        answer(exchange, 200, "{\"items\":[" + items + "]}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
