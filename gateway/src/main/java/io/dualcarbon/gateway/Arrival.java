package io.dualcarbon.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived: its names in answers, logs and at the services, and when it came. The trace is the caller's, as
 * W3C Trace Context says, or a new one. Ids only have to differ, nobody is kept from guessing them.
 */
public record Arrival(String requestId, String traceId, String traceFlags, long atNanos) {
    private static final String KEY = Arrival.class.getName();
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern TRACE_PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");

    public static Arrival of(RoutingContext ctx) {
        var known = ctx.<@Nullable Arrival>get(KEY);
        if (known != null) {
            return known;
        }
        var arrival = of(ctx.request());
        ctx.put(KEY, arrival);
        return arrival;
    }

    private static Arrival of(HttpServerRequest request) {
        var now = System.nanoTime();
        var given = request.getHeader("X-Request-Id");
        var requestId = given != null && REQUEST_ID.matcher(given).matches() ? given : newId();
        var parent = request.getHeader("traceparent");
        if (parent != null) {
            var parts = TRACE_PARENT.matcher(parent);
            if (parts.matches()) {
                return new Arrival(requestId, parts.group(1), parts.group(2), now);
            }
        }
        return new Arrival(requestId, newId().replace("-", ""), "00", now);
    }

    /** What the service is told: the trace goes on, with this gateway's part of it as the parent. */
    public String traceParent() {
        // Never 0, which the standard forbids.
        var part = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
        return "00-" + traceId + "-" + part + "-" + traceFlags;
    }

    private static String newId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
