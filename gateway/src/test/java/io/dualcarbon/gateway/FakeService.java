package io.dualcarbon.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Stands in for a service behind the gateway: mirrors what it received, and can hang or be away. */
final class FakeService {
    private final int port = FakeIssuer.freePort();
    private volatile @Nullable HttpServer server;
    private volatile CountDownLatch frozen = new CountDownLatch(0);

    final AtomicInteger requests = new AtomicInteger();
    final AtomicLong bytesReceived = new AtomicLong();
    /** Open once a connection on which a body was refused is free again. */
    volatile CountDownLatch released = new CountDownLatch(1);
    /** Opened by a test that holds back the second half of a download. */
    volatile CountDownLatch secondHalf = new CountDownLatch(0);

    String url() {
        return "http://localhost:" + port;
    }

    void start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.createContext("/", this::handle);
            started.setExecutor(Executors.newCachedThreadPool());
            started.start();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        var running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    /** Takes connections but answers nothing, like a process that was stopped. */
    void freeze() {
        frozen = new CountDownLatch(1);
    }

    void thaw() {
        frozen.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            await(frozen);
            var path = exchange.getRequestURI().getPath();
            if (path.startsWith("/q/")) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            requests.incrementAndGet();
            if (path.endsWith("/slow")) {
                await(new CountDownLatch(1));
            } else if (path.endsWith("/download")) {
                download(exchange);
            } else if (path.endsWith("/half")) {
                half(exchange, 1_000_000);
            } else if (path.endsWith("/half-of-a-length")) {
                half(exchange, 1_000);
            } else if (path.endsWith("/nothing")) {
                exchange.sendResponseHeaders(204, -1);
            } else if (path.endsWith("/forbidden")) {
                refuseBeforeTheBody(exchange);
            } else if (path.endsWith("/broken")) {
                throw new IOException("breaks off without an answer");
            } else {
                mirror(exchange);
            }
        }
    }

    /** Breaks off in the middle of an answer. */
    private static void half(HttpExchange exchange, int length) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.sendResponseHeaders(200, length);
        exchange.getResponseBody().write("first half\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        throw new IOException("breaks off within the answer");
    }

    private void download(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/csv");
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        body.write("first half\n".getBytes(StandardCharsets.UTF_8));
        body.flush();
        await(secondHalf);
        body.write("second half\n".getBytes(StandardCharsets.UTF_8));
        body.close();
    }

    /** Answers at once and sees then how long the connection stays with a body that nobody sends. */
    private void refuseBeforeTheBody(HttpExchange exchange) throws IOException {
        var answer = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(403, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.getResponseBody().flush();
        try {
            exchange.getRequestBody().readAllBytes();
        } finally {
            released.countDown();
        }
    }

    private void mirror(HttpExchange exchange) throws IOException {
        var buffer = new byte[8192];
        long length = 0;
        for (int n; (n = exchange.getRequestBody().read(buffer)) >= 0; ) {
            length += n;
            bytesReceived.addAndGet(n);
        }
        var headers = new JsonObject();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        var answer = new JsonObject()
                .put("method", exchange.getRequestMethod())
                .put("uri", exchange.getRequestURI().toString())
                .put("length", length)
                .put("headers", headers)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.getResponseHeaders().set("Set-Cookie", "planted=1");
        exchange.getResponseHeaders().set("X-Request-Id", "said-by-the-service");
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? 201 : 200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody went on with the test");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
