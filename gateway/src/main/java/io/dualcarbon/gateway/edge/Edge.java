package io.dualcarbon.gateway.edge;

import io.dualcarbon.gateway.GatewayConfig;
import io.dualcarbon.gateway.Service;
import io.dualcarbon.gateway.problem.GatewayProblem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** First and last to see every request: names it, refuses what no part of the platform takes, logs it. */
@ApplicationScoped
class Edge {
    private static final Logger ACCESS = Logger.getLogger("access");
    private static final Logger LOG = Logger.getLogger(Edge.class);

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern ENCODED_SEPARATOR = Pattern.compile("%(2f|5c|00)|\\\\", Pattern.CASE_INSENSITIVE);

    /** What keeps its address when its content changes, unlike the bundle, whose names hold a hash. */
    private static final Pattern PAGES = Pattern.compile("^/(docs|console(?!/bundle/))/");

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** Charts and Swagger UI set styles inline; scripts come from our own files only. */
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin");

    private final GatewayConfig config;

    Edge(GatewayConfig config) {
        this.config = config;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::receive).failureHandler(this::fail);
        router.get("/").handler(ctx -> ctx.redirect("/console/"));
        router.get("/console").handler(Edge::addSlash);
        router.get("/docs").handler(Edge::addSlash);
        router.route().order(Integer.MAX_VALUE - 1).handler(GatewayProblem.ROUTE_NOT_FOUND::answer);
    }

    private void receive(RoutingContext ctx) {
        var request = ctx.request();
        var id = requestId(request.getHeader("X-Request-Id"));
        var received = System.nanoTime();
        request.headers().set("X-Request-Id", id);
        MDC.put("requestId", id);
        ctx.addHeadersEndHandler(sending -> {
            var headers = ctx.response().headers().set("X-Request-Id", id);
            SECURITY_HEADERS.forEach(headers::set);
            if (PAGES.matcher(ctx.normalizedPath()).find()) {
                headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
            }
            if ("https".equals(request.scheme())) {
                headers.set("Strict-Transport-Security", "max-age=31536000");
            }
        });
        ctx.addEndHandler(sent -> log(ctx, id, received, sent.succeeded()));

        var path = request.path();
        if (!METHODS.contains(request.method())) {
            GatewayProblem.METHOD_NOT_ALLOWED.answer(ctx);
        } else if (path == null
                || !path.equals(ctx.normalizedPath())
                || ENCODED_SEPARATOR.matcher(path).find()) {
            // We route by the normal form, the service by what it makes of the raw one: they must be the same.
            GatewayProblem.PATH_NOT_NORMAL.answer(ctx);
        } else if (!plainlyFramed(request.headers())) {
            GatewayProblem.MALFORMED_REQUEST.answer(ctx);
        } else if (announcedBytes(request.headers()) > maxBodyBytes(path)) {
            GatewayProblem.BODY_TOO_LARGE.answer(ctx, maxBodyBytes(path));
        } else {
            ctx.next();
        }
    }

    private long maxBodyBytes(String path) {
        return Arrays.stream(Service.values())
                .filter(service -> path.startsWith(service.prefix() + "/"))
                .findFirst()
                .map(service -> service.maxBodyBytes(config))
                .orElse(config.maxBodySize().asLongValue());
    }

    private void fail(RoutingContext ctx) {
        var status = ctx.statusCode();
        if (status == 404) {
            GatewayProblem.ROUTE_NOT_FOUND.answer(ctx);
        } else if (status == 405) {
            GatewayProblem.METHOD_NOT_ALLOWED.answer(ctx);
        } else if (status >= 400 && status < 500) {
            GatewayProblem.MALFORMED_REQUEST.answer(ctx);
        } else {
            LOG.errorf(ctx.failure(), "%s %s failed", ctx.request().method(), ctx.normalizedPath());
            GatewayProblem.INTERNAL_ERROR.answer(ctx);
        }
    }

    /** The router takes a path with and without slash for the same; the pages' relative addresses do not. */
    private static void addSlash(RoutingContext ctx) {
        if (ctx.normalizedPath().endsWith("/")) {
            ctx.next();
        } else {
            ctx.redirect(ctx.normalizedPath() + "/");
        }
    }

    /** The path only: a query may carry names or the code of a sign-in. */
    private static void log(RoutingContext ctx, String id, long received, boolean whole) {
        var request = ctx.request();
        var milliseconds = (System.nanoTime() - received) / 1_000_000;
        Map<String, Object> fields = Map.of(
                "requestId", id,
                "method", request.method().name(),
                "path", ctx.normalizedPath(),
                "status", ctx.response().getStatusCode(),
                "complete", whole,
                "milliseconds", milliseconds,
                "bytesIn", request.bytesRead(),
                "bytesOut", ctx.response().bytesWritten(),
                "caller", String.valueOf(ctx.<@Nullable String>get("caller")));
        fields.forEach(MDC::put);
        ACCESS.infof(
                "%s %s %d in %d ms",
                request.method(), ctx.normalizedPath(), ctx.response().getStatusCode(), milliseconds);
        fields.keySet().forEach(MDC::remove);
    }

    private static String requestId(@Nullable String given) {
        return given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    /** Other transfer codings would reach the service as something else than they were read here. */
    private static boolean plainlyFramed(MultiMap headers) {
        var codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (codings.size() == 1 && "chunked".equals(codings.get(0).toLowerCase(Locale.ROOT)));
    }

    private static long announcedBytes(MultiMap headers) {
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
