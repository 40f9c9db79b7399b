package io.dualcarbon.gateway.edge;

import io.dualcarbon.gateway.GatewayConfig;
import io.dualcarbon.gateway.problem.GatewayProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets pages of other origins call the APIs, if the deployment names them: with a token of their own, never with the
 * session cookie of the console.
 */
@ApplicationScoped
class Origins {
    private static final String ANY_PORT = ":*";

    private final List<Pattern> allowed;
    private final CorsHandler cors;

    Origins(GatewayConfig config) {
        allowed = config.origins().orElse(List.of()).stream()
                .map(Origins::pattern)
                .toList();
        cors = CorsHandler.create()
                .addOriginsWithRegex(allowed.stream().map(Pattern::pattern).toList())
                .allowedMethods(Set.of(
                        HttpMethod.GET,
                        HttpMethod.HEAD,
                        HttpMethod.POST,
                        HttpMethod.PUT,
                        HttpMethod.PATCH,
                        HttpMethod.DELETE))
                .allowedHeaders(Set.of(
                        "Accept",
                        "Accept-Language",
                        "Authorization",
                        "Content-Encoding",
                        "Content-Type",
                        "Idempotency-Key",
                        "If-Match",
                        "If-None-Match",
                        "Last-Event-ID",
                        "X-Request-Id",
                        "X-Requested-With"))
                .exposedHeaders(Set.of(
                        "Content-Disposition",
                        "Content-Language",
                        "ETag",
                        "Link",
                        "Location",
                        "Retry-After",
                        "X-Request-Id"))
                .maxAgeSeconds(600);
    }

    /** An origin as a browser names it; {@code :*} in the place of a port stands for every port. */
    private static Pattern pattern(String origin) {
        return Pattern.compile(
                origin.endsWith(ANY_PORT)
                        ? Pattern.quote(origin.substring(0, origin.length() - ANY_PORT.length())) + "(:\\d+)?"
                        : Pattern.quote(origin));
    }

    void register(@Observes Router router) {
        // Behind the edge and before whoever asks for a token: a browser asks first without one.
        router.route("/api/*").order(Integer.MIN_VALUE + 1).handler(this::check);
        router.route("/openapi*").order(Integer.MIN_VALUE + 1).handler(this::check);
    }

    private void check(RoutingContext ctx) {
        var origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || isOurs(ctx, origin)) {
            ctx.next();
        } else if (allowed.stream().anyMatch(each -> each.matcher(origin).matches())) {
            cors.handle(ctx);
        } else {
            GatewayProblem.ORIGIN_NOT_ALLOWED.answer(ctx);
        }
    }

    /** Whatever ends TLS in front of us: the host that the browser asked is the host of its page. */
    private static boolean isOurs(RoutingContext ctx, String origin) {
        var host = ctx.request().authority();
        return host != null && origin.substring(origin.indexOf("://") + 1).equals("//" + host.toString());
    }
}
