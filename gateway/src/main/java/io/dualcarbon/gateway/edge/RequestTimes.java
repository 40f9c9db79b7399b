package io.dualcarbon.gateway.edge;

import io.dualcarbon.gateway.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How long requests took, as {@code http_server_requests_seconds}. A path may hold an id: one time series a service, not one
 * an id. A timer is looked up by its tags once and then by route and status, which costs next to nothing.
 */
@ApplicationScoped
class RequestTimes {
    private static final String OTHER = "other";

    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry metrics;

    private record Key(String method, String uri, int status) {}

    RequestTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void record(String method, String path, int status, long nanos) {
        var uri = template(path);
        if (!uri.equals("/q")) {
            timers.computeIfAbsent(new Key(method, uri, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(Key key) {
        return Timer.builder("http.server.requests")
                .tag("method", key.method())
                .tag("uri", key.uri())
                .tag("status", Integer.toString(key.status()))
                .register(metrics);
    }

    private static String template(String path) {
        var service = Service.ofPath(path);
        if (service != null) {
            return service.prefix();
        }
        var end = path.indexOf('/', 1);
        return switch (end < 0 ? path : path.substring(0, end)) {
            case "/q" -> "/q";
            case "/console" -> "/console";
            case "/docs" -> "/docs";
            case "/openapi" -> "/openapi";
            case "/login" -> "/login";
            case "/logout" -> "/logout";
            case "/api" -> path.equals("/api/me") ? path : OTHER;
            default -> OTHER;
        };
    }
}
