package io.dualcarbon.gateway.proxy;

import io.dualcarbon.gateway.GatewayConfig;
import io.dualcarbon.gateway.Service;
import io.dualcarbon.gateway.problem.GatewayProblem;
import io.dualcarbon.gateway.signin.Callers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/** Sends what is under a service's prefix to that service, once it is known who asks. */
@ApplicationScoped
class ProxyRoutes {
    private static final String SILENT = "gateway.service.silent";

    private final Callers callers;
    private final Places places;
    private final GatewayConfig config;
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final List<Upstream> upstreams = new ArrayList<>();

    ProxyRoutes(Callers callers, Places places, GatewayConfig config, Vertx vertx, MeterRegistry metrics) {
        this.callers = callers;
        this.places = places;
        this.config = config;
        this.vertx = vertx;
        this.metrics = metrics;
    }

    void register(@Observes Router router) {
        // Right behind the edge and the check of origins: nothing of what Quarkus puts between is for these requests.
        var order = Integer.MIN_VALUE + 2;
        for (var service : Service.values()) {
            var upstream = new Upstream(service, vertx, config);
            upstreams.add(upstream);
            Gauge.builder(SILENT, upstream, u -> u.silent() ? 1 : 0)
                    .tag("service", service.id())
                    .register(metrics);
            router.route(service.prefix() + "/*").order(order++).handler(ctx -> forward(ctx, upstream));
        }
        router.route("/api/*")
                .order(Service.values().length + 1_000)
                .handler(ctx -> callers.identify(ctx, token -> GatewayProblem.ROUTE_NOT_FOUND.answer(ctx)));
    }

    void stop(@Observes ShutdownEvent shutdown) {
        upstreams.forEach(Upstream::stopProbing);
        metrics.find(SILENT).gauges().forEach(metrics::remove);
    }

    private void forward(RoutingContext ctx, Upstream upstream) {
        callers.identify(ctx, token -> {
            var place = places.placeOf(ctx.request(), token);
            var exceeded = places.take(place);
            if (exceeded > 0) {
                ctx.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
                GatewayProblem.TOO_MANY_AT_ONCE.answer(ctx, exceeded);
                return;
            }
            ctx.addEndHandler(end -> places.leave(place));
            if (upstream.hangs()) {
                GatewayProblem.SERVICE_UNAVAILABLE.answer(
                        ctx, upstream.service().id());
            } else {
                new Exchange(ctx, upstream, config).start(token);
            }
        });
    }
}
