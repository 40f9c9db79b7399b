package io.dualcarbon.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
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
            "upgrade",
            "http2-settings");

    /** What a service would believe because only the gateway should say it, and the cookies, which are ours alone. */
    private static final Set<String> OURS_TO_SAY = Set.of("forwarded", "x-real-ip", "cookie", "expect");

    private static final List<String> PREFIXES_OURS_TO_SAY = List.of("x-forwarded-", "dualcarbon-", "x-dualcarbon-");

    private Headers() {}

    static void cleanRequest(MultiMap headers) {
        removeHopByHop(headers);
        for (var name : Set.copyOf(headers.names())) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (OURS_TO_SAY.contains(lower) || PREFIXES_OURS_TO_SAY.stream().anyMatch(lower::startsWith)) {
                headers.remove(name);
            }
        }
    }

    static void cleanResponse(MultiMap headers) {
        removeHopByHop(headers);
        headers.remove(HttpHeaders.SET_COOKIE);
        headers.remove("X-Request-Id");
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static void removeHopByHop(MultiMap headers) {
        for (var line : headers.getAll(HttpHeaders.CONNECTION)) {
            for (var name : line.split(",", -1)) {
                // A caller must not get rid of what we say by calling it hop-by-hop, nor of the framing.
                var named = name.strip();
                if (!named.isEmpty() && !named.equalsIgnoreCase("content-length")) {
                    headers.remove(named);
                }
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }
}
