package io.dualcarbon.gateway.edge;

import io.dualcarbon.gateway.Arrival;
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
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** First and last to see every request: names it, refuses what no part of the platform takes, logs it. */
@ApplicationScoped
class Edge {
    private static final Logger LOG = Logger.getLogger(Edge.class);

    private static final Pattern ENCODED_SEPARATOR = Pattern.compile("%(2f|5c|00)|\\\\", Pattern.CASE_INSENSITIVE);

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** Charts and Swagger UI set styles inline; scripts come from our own files only. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " font-src 'self' data:; connect-src 'self'%s; object-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'";

    private static final CharSequence CONTENT_POLICY_NAME = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence SAME_ORIGIN = HttpHeaders.createOptimized("same-origin");
    private static final CharSequence TRANSPORT_SECURITY = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence A_YEAR = HttpHeaders.createOptimized("max-age=31536000");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

    private final GatewayConfig config;
    private final AccessLog accessLog;
    private final RequestTimes times;
    private final CharSequence contentPolicy = HttpHeaders.createOptimized(CONTENT_POLICY.formatted(""));

    /** Swagger UI fetches its token from the issuer. */
    private final CharSequence contentPolicyOfDocs;

    Edge(GatewayConfig config, AccessLog accessLog, RequestTimes times) {
        this.config = config;
        this.accessLog = accessLog;
        this.times = times;
        contentPolicyOfDocs = HttpHeaders.createOptimized(CONTENT_POLICY.formatted(
                " " + config.issuer().resolve("/").toString().replaceFirst("/$", "")));
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
        var arrival = Arrival.of(ctx);
        ctx.addHeadersEndHandler(sending -> addHeaders(ctx, arrival));
        ctx.addEndHandler(sent -> done(ctx, arrival, sent.succeeded()));

        var refused = request.getHeader(PlainFraming.REFUSED);
        var path = request.path();
        if (refused != null) {
            GatewayProblem.valueOf(refused).answer(ctx);
        } else if (!METHODS.contains(request.method())) {
            GatewayProblem.METHOD_NOT_ALLOWED.answer(ctx);
        } else if (path == null || !isNormal(ctx, path)) {
            // We route by the normal form, the service by what it makes of the raw one: they must be the same.
            GatewayProblem.PATH_NOT_NORMAL.answer(ctx);
        } else if (announcedBytes(request.headers()) > maxBodyBytes(path)) {
            GatewayProblem.BODY_TOO_LARGE.answer(ctx, maxBodyBytes(path));
        } else {
            ctx.next();
        }
    }

    private static boolean isNormal(RoutingContext ctx, String path) {
        try {
            return path.equals(ctx.normalizedPath())
                    && !ENCODED_SEPARATOR.matcher(path).find();
        } catch (IllegalArgumentException malformedEscape) {
            return false;
        }
    }

    private void addHeaders(RoutingContext ctx, Arrival arrival) {
        var path = ctx.request().path();
        var headers = ctx.response()
                .headers()
                .set(REQUEST_ID, arrival.requestId())
                .set(
                        CONTENT_POLICY_NAME,
                        path != null && path.startsWith("/docs") ? contentPolicyOfDocs : contentPolicy)
                .set(CONTENT_TYPE_OPTIONS, NO_SNIFF)
                .set(FRAME_OPTIONS, DENY)
                .set(REFERRER_POLICY, SAME_ORIGIN);
        if ("https".equals(ctx.request().scheme())) {
            headers.set(TRANSPORT_SECURITY, A_YEAR);
        }
    }

    private long maxBodyBytes(String path) {
        var service = Service.ofPath(path);
        return service == null ? config.maxBodySize().asLongValue() : service.maxBodyBytes(config);
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
            LOG.errorf(
                    ctx.failure(),
                    "%s %s failed; trace %s",
                    ctx.request().method(),
                    ctx.request().path(),
                    Arrival.of(ctx).traceId());
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

    private void done(RoutingContext ctx, Arrival arrival, boolean whole) {
        var request = ctx.request();
        var response = ctx.response();
        var method = request.method().name();
        var path = request.path() == null ? "" : request.path();
        var status = response.getStatusCode();
        var nanos = System.nanoTime() - arrival.atNanos();
        times.record(METHODS.contains(request.method()) ? method : "other", path, status, nanos);
        accessLog.add(new AccessLog.Line(
                accessLog.now(),
                arrival.requestId(),
                arrival.traceId(),
                method,
                path,
                status,
                whole,
                nanos / 1_000_000,
                request.bytesRead(),
                response.bytesWritten(),
                ctx.<@Nullable String>get("caller")));
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
