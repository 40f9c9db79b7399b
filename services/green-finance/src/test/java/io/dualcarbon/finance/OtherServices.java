package io.dualcarbon.finance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the asset registry, energy-data and carbon-calculation: a server that gives each tenant, named by the token
 * it is sent, the answers that a test has left for it. To anyone else there is nothing.
 */
public class OtherServices implements QuarkusTestResourceLifecycleManager {
    /** Instead of a status: the connection is cut. */
    public static final int AWAY = 0;

    private static final String URL = "dualcarbon.test.other-services";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;

    /** From now on, this is what the tenant reads at that address. */
    public static void answer(String tenant, String address, int status, String body) {
        var request = HttpRequest.newBuilder(URI.create(System.getProperty(URL) + address))
                .header("X-Tenant", tenant)
                .header("X-Status", String.valueOf(status))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            if (CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 204) {
                throw new IllegalStateException("Answer not taken");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        // A system property, because tests and their resources live in different class loaders.
        System.setProperty(URL, url);
        return Map.of(
                "quarkus.rest-client.\"asset-registry\".url", url,
                "quarkus.rest-client.\"energy-data\".url", url,
                "quarkus.rest-client.\"carbon-calculation\".url", url);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var address = address(exchange.getRequestURI());
            if (exchange.getRequestMethod().equals("PUT")) {
                var headers = exchange.getRequestHeaders();
                answers.put(
                        headers.getFirst("X-Tenant") + " " + address,
                        new Answer(Integer.parseInt(headers.getFirst("X-Status")), body));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            var answer = answers.getOrDefault(tenant(exchange) + " " + address, Answer.NOTHING);
            if (answer.status() == AWAY) {
                return;
            }
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.status() < 400 ? "application/json" : "application/problem+json");
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String address(URI uri) {
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return uri.getPath() + "?" + Arrays.stream(query.split("&")).sorted().collect(Collectors.joining("&"));
    }

    private static String tenant(HttpExchange exchange) {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return "nobody";
        }
        var claims = new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
        return claims.replaceFirst(".*\"tenant\":\"([^\"]+)\".*", "$1");
    }

    private record Answer(int status, String body) {
        static final Answer NOTHING = new Answer(404, """
                {"type":"urn:dualcarbon:problem:not-found","title":"Not found","status":404,"detail":"Nothing here",
                 "instance":"/","traceId":"0"}""");
    }
}
