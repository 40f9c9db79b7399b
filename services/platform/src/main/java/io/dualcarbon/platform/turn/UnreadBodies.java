package io.dualcarbon.platform.turn;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;

/**
 * A request that was answered before its body was read does not hold its connection: what still comes is dropped for a
 * moment, and for some more while much of it comes, so that the client reads the answer rather than a reset, and the
 * connection is closed.
 */
@ApplicationScoped
class UnreadBodies {
    private static final long LINGER_MILLIS = 2_000;
    private static final long LEAST_BYTES = PacedBodies.LEAST_BYTES_A_SECOND * LINGER_MILLIS / 1_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int BEFORE_EVERYTHING = 1000;

    private final Vertx vertx;

    UnreadBodies(Vertx vertx) {
        this.vertx = vertx;
    }

    void watch(@Observes Filters filters) {
        filters.register(this::watch, BEFORE_EVERYTHING);
    }

    private void watch(RoutingContext exchange) {
        var request = exchange.request();
        if (hasBody(request)) {
            exchange.addHeadersEndHandler(v -> {
                if (!isRead(request)) {
                    exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                }
            });
            exchange.addEndHandler(v -> {
                if (exchange.response().ended() && !isRead(request)) {
                    vertx.getOrCreateContext().runOnContext(written -> drop(request));
                }
            });
        }
        exchange.next();
    }

    private void drop(HttpServerRequest request) {
        var connection = request.connection();
        if (request.isEnded()) {
            connection.close(); // so the client was told
            return;
        }
        request.handler(rest -> {}).exceptionHandler(gone -> {}).endHandler(v -> connection.close());
        request.resume();
        closeSoon(request, request.bytesRead(), System.nanoTime() + LONGEST_NANOS);
    }

    /** A trickle gains no time. */
    private void closeSoon(HttpServerRequest request, long bytesBefore, long latest) {
        vertx.setTimer(LINGER_MILLIS, timer -> {
            var bytes = request.bytesRead();
            if (bytes - bytesBefore >= LEAST_BYTES && !request.isEnded() && System.nanoTime() < latest) {
                closeSoon(request, bytes, latest);
            } else {
                request.connection().close();
            }
        });
    }

    /** Of a body of known length the last byte is its end, whether or not anybody has asked for more. */
    private static boolean isRead(HttpServerRequest request) {
        return request.isEnded()
                || String.valueOf(request.bytesRead()).equals(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }
}
