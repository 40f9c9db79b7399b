package io.dualcarbon.energy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dualcarbon.platform.testing.TenantRegister;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the change feed of the asset registry, a server of its own. Tests put events into it over HTTP, because
 * they live in another class loader.
 */
public class FakeRegistry implements QuarkusTestResourceLifecycleManager {
    static final String ADDRESS = "dualcarbon.test.registry";

    private final List<String> events = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private @Nullable HttpServer server;
    private int applied;
    private volatile boolean away;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/assets/v1/changes", this::changes);
        server.createContext("/events", this::add);
        server.createContext("/away", this::goAway);
        server.setExecutor(threads);
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        System.setProperty(ADDRESS, address);
        return Map.of("quarkus.rest-client.asset-registry.url", address);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    private void changes(HttpExchange exchange) throws IOException {
        if (!("Bearer " + TenantRegister.SERVICE_TOKEN)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
            return;
        }
        if (away) {
            answer(exchange, 503, "{}");
            return;
        }
        var query = new HashMap<String, String>();
        for (var parameter : exchange.getRequestURI().getQuery().split("&")) {
            var parts = parameter.split("=", 2);
            query.put(parts[0], parts[1]);
        }
        var after = query.getOrDefault("after", "");
        var limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        answer(exchange, 200, page(after.isEmpty() ? 0 : Integer.parseInt(after), limit));
    }

    /** Holds an empty answer back for a second, as the registry does. */
    private synchronized String page(int after, int limit) {
        applied = Math.max(applied, after);
        notifyAll();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (events.size() <= after && System.nanoTime() < deadline) {
            pause(deadline);
        }
        var end = Math.min(events.size(), after + limit);
        var page = after < end ? events.subList(after, end) : List.<String>of();
        return "{\"events\":[%s],\"cursor\":\"%d\"}".formatted(String.join(",", page), Math.max(after, end));
    }

    /** Answers once the service has come back behind the events: it has applied them then. */
    private void add(HttpExchange exchange) throws IOException {
        var lines = new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                .lines()
                .toList();
        synchronized (this) {
            events.addAll(lines);
            notifyAll();
            var last = events.size();
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (applied < last && System.nanoTime() < deadline) {
                pause(deadline);
            }
            answer(exchange, applied < last ? 504 : 200, "{}");
        }
    }

    /** Gives out no events from now on, or again. */
    private void goAway(HttpExchange exchange) throws IOException {
        away = Boolean.parseBoolean(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        answer(exchange, 200, "{}");
    }

    private void pause(long deadline) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
