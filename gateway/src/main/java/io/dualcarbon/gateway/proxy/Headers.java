package io.dualcarbon.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which headers may cross the gateway. */
final class Headers {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /**
     * What a service would believe because only the gateway should say it, the cookies, which are ours alone, and what each
     * side says anew of its own connection.
     */
    private static final Set<String> OURS_TO_SAY_TO_SERVICE = Set.of(
            "authorization",
            "content-length",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "traceparent",
            "x-real-ip",
            "x-request-id");

    private static final Set<String> OURS_TO_SAY_TO_CALLER = Set.of("set-cookie", "x-request-id");

    private Headers() {}

    static void copyRequest(MultiMap from, MultiMap to) {
        var named = namedHopByHop(from);
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name)
                    && !OURS_TO_SAY_TO_SERVICE.contains(name)
                    && !name.startsWith("x-forwarded-")
                    && !name.startsWith("dualcarbon-")
                    && !name.startsWith("x-dualcarbon-")
                    && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
            }
        }
    }

    static void copyAnswer(MultiMap from, MultiMap to) {
        var named = namedHopByHop(from);
        var cached = false;
        for (var header : from) {
            var name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(name) && !OURS_TO_SAY_TO_CALLER.contains(name) && !named.contains(name)) {
                to.add(header.getKey(), header.getValue());
                cached |= name.equals("cache-control");
            }
        }
        if (!cached) {
            to.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** Nothing of the service's answer remains; what we have said to a page of another origin does. */
    static void takeAnswerBack(MultiMap headers) {
        for (var name : Set.copyOf(headers.names())) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!lower.equals("vary") && !lower.startsWith("access-control-")) {
                headers.remove(name);
            }
        }
    }

    /** What this message itself calls hop-by-hop. Its length is not: nobody gets rid of the framing that way. */
    private static Set<String> namedHopByHop(MultiMap headers) {
        var lines = headers.getAll(HttpHeaders.CONNECTION);
        if (lines.isEmpty()) {
            return Set.of();
        }
        var named = new HashSet<String>();
        for (var line : lines) {
            for (var name : line.split(",", -1)) {
                named.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        named.remove("content-length");
        return named;
    }
}
