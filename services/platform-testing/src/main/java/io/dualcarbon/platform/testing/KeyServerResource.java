package io.dualcarbon.platform.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What a service needs, with the key of the tests' tokens at an address like Keycloak's instead of in the configuration. */
public class KeyServerResource extends PostgresResource {
    private static final String FETCHES = "dualcarbon.test.key-fetches";
    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(super.start());
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var address = "http://localhost:" + started.getAddress().getPort();
            started.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(exchange, """
                        {"issuer": "%s", "jwks_uri": "%s/keys", "token_endpoint": "%s/token",
                         "introspection_endpoint": "%s/introspection"}
                        """.formatted(Tokens.ISSUER, address, address, address)));
            started.createContext("/keys", exchange -> {
                System.setProperty(FETCHES, Integer.toString(fetches() + 1));
                answer(exchange, Tokens.keySet());
            });
            started.setExecutor(Executors.newSingleThreadExecutor());
            System.setProperty(FETCHES, "0");
            started.start();
            server = started;
            config.put("quarkus.oidc.public-key", "");
            config.put("quarkus.oidc.auth-server-url", address);
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often the keys were fetched. */
    public static int fetches() {
        return Integer.parseInt(System.getProperty(FETCHES));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        super.stop();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
