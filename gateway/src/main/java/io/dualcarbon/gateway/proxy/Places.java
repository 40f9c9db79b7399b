package io.dualcarbon.gateway.proxy;

import io.dualcarbon.gateway.GatewayConfig;
import io.dualcarbon.gateway.signin.AccessToken;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many requests of one caller and of one tenant are under way, so that neither takes every connection from the others.
 * Those that wait for news hold theirs for long while nothing happens: they are counted apart and may be fewer.
 */
@ApplicationScoped
class Places {
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();
    private final GatewayConfig config;

    Places(GatewayConfig config) {
        this.config = config;
    }

    /** The places that a request takes. */
    record Place(String ofCaller, int callerLimit, String ofTenant, int tenantLimit) {}

    Place placeOf(HttpServerRequest request, AccessToken token) {
        return waits(request)
                ? new Place(
                        "caller waits " + token.subject(),
                        config.waitsPerCaller(),
                        "tenant waits " + token.tenant(),
                        config.waitsPerTenant())
                : new Place(
                        "caller " + token.subject(),
                        config.placesPerCaller(),
                        "tenant " + token.tenant(),
                        config.placesPerTenant());
    }

    /** Zero if the request may go on and must {@link #leave} at its end, else the limit that it would exceed. */
    int take(Place place) {
        if (!take(place.ofCaller(), place.callerLimit())) {
            return place.callerLimit();
        }
        if (!take(place.ofTenant(), place.tenantLimit())) {
            leave(place.ofCaller());
            return place.tenantLimit();
        }
        return 0;
    }

    void leave(Place place) {
        leave(place.ofCaller());
        leave(place.ofTenant());
    }

    private boolean take(String name, int limit) {
        if (taken.merge(name, 1, Integer::sum) <= limit) {
            return true;
        }
        leave(name);
        return false;
    }

    private void leave(String name) {
        taken.computeIfPresent(name, (same, now) -> now == 1 ? null : now - 1);
    }

    private static boolean waits(HttpServerRequest request) {
        var path = request.path();
        if (path != null && path.endsWith("/live")) {
            return true;
        }
        if (request.query() != null) {
            var wait = request.getParam("wait");
            if (wait != null && !wait.equals("PT0S")) {
                return true;
            }
        }
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/event-stream");
    }
}
