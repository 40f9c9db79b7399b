package io.dualcarbon.platform.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in for two other servers: the asset registry, as far as it knows tenants, and the issuer of the services' own
 * tokens. Every {@link TestTenant} is registered, unless a test has put another state in its place.
 */
public final class TenantRegister {
    /** What a service proves to the other services that it is one by. */
    public static final String SERVICE_TOKEN = "token-of-the-platform-service";

    private static final String ADDRESS = "dualcarbon.test.tenant-register";
    private static final String TENANTS = "/api/assets/v1/tenants/";
    private static final String UNKNOWN = "UNKNOWN";
    private static final String AWAY = "AWAY";

    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final HttpServer server;

    private TenantRegister(HttpServer server) {
        this.server = server;
    }

    static TenantRegister start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var register = new TenantRegister(server);
            server.createContext("/token", register::token);
            server.createContext(TENANTS, register::tenant);
            server.start();
            // A system property, because tests and their resources live in different class loaders.
            System.setProperty(ADDRESS, register.address());
            return register;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        server.stop(0);
    }

    Map<String, String> serverConfig() {
        return new HashMap<>(Map.of(
                "quarkus.rest-client.tenants.url", address(),
                "quarkus.oidc-client.client-enabled", "true",
                "quarkus.oidc-client.discovery-enabled", "false",
                "quarkus.oidc-client.auth-server-url", address(),
                "quarkus.oidc-client.token-path", "/token",
                "quarkus.oidc-client.client-id", "service-of-tests",
                "quarkus.oidc-client.credentials.secret", "secret-of-tests"));
    }

    /** From now on the registry says so of that tenant: a state, that it knows none, or nothing because it is away. */
    static void say(String tenant, String state) {
        given().noFilters()
                .contentType("text/plain")
                .body(state)
                .put(System.getProperty(ADDRESS) + TENANTS + tenant)
                .then()
                .statusCode(200);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void token(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(
                exchange,
                200,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}".formatted(SERVICE_TOKEN));
    }

    private void tenant(HttpExchange exchange) throws IOException {
        var id = exchange.getRequestURI().getPath().substring(TENANTS.length());
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (exchange.getRequestMethod().equals("PUT")) {
            states.put(id, body);
            answer(exchange, 200, "{}");
            return;
        }
        if (!("Bearer " + SERVICE_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        var state = states.getOrDefault(id, TestTenant.isOne(id) ? "ACTIVE" : UNKNOWN);
        switch (state) {
            case UNKNOWN -> answer(exchange, 404, "{}");
            case AWAY -> answer(exchange, 503, "{}");
            default -> answer(exchange, 200, "{\"id\":\"%s\",\"state\":\"%s\"}".formatted(id, state));
        }
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
