package io.dualcarbon.gateway.proxy;

import io.dualcarbon.gateway.GatewayConfig;
import io.dualcarbon.gateway.Service;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A service as the gateway reaches it, with connections of its own so that a slow one does not slow down the others.
 *
 * <p>A hung process still takes connections, so a timeout alone would let callers wait for the whole deadline. It is
 * therefore probed, and cut off once nothing at all came back for a while. Slow is not hung: any answer, to anybody,
 * counts, so a long calculation or an overload cuts nobody off. A process that is not there needs no such care: it refuses
 * connections at once, and takes the next one the moment it is back.
 */
final class Upstream {
    private static final Logger LOG = Logger.getLogger(Upstream.class);

    private final Service service;
    private final RequestOptions address;
    private final ThreadLocal<HttpClient> client;
    private final HttpClient probes;
    private final Vertx vertx;
    private final long probing;
    private final long silenceNanos;
    private volatile long heardAt = System.nanoTime();
    private volatile boolean refusing;
    private volatile boolean reportedSilent;

    Upstream(Service service, Vertx vertx, GatewayConfig config) {
        this.service = service;
        var url = service.address(config);
        var tls = "https".equals(url.getScheme());
        address = new RequestOptions()
                .setHost(url.getHost())
                .setPort(url.getPort() > 0 ? url.getPort() : tls ? 443 : 80)
                .setSsl(tls);
        var options = new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxWaitQueueSize(2 * config.connectionsPerService())
                .setIdleTimeout((int) config.idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        // One for each event loop: a pool for all would hand out connections of other loops, and every packet on them
        // would
        // wake another thread.
        client = ThreadLocal.withInitial(() ->
                vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(config.connectionsPerService())));
        probes = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(1));
        silenceNanos = config.silence().toNanos();
        this.vertx = vertx;
        probing = vertx.setPeriodic(config.probeEvery().toMillis(), id -> probe(config.silence()));
    }

    Service service() {
        return service;
    }

    /** True if nothing came back for a while. */
    boolean silent() {
        return System.nanoTime() - heardAt > silenceNanos;
    }

    /** True if the process seems to hang: a request to it would wait. */
    boolean hangs() {
        return silent() && !refusing;
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    Future<HttpClientRequest> connect(HttpMethod method, String uri) {
        return client.get()
                .request(new RequestOptions(address).setMethod(method).setURI(uri));
    }

    void stopProbing() {
        vertx.cancelTimer(probing);
    }

    private void probe(Duration patience) {
        probes.request(new RequestOptions(address)
                        .setMethod(HttpMethod.GET)
                        .setURI("/q/health/live")
                        .setTimeout(patience.toMillis()))
                .compose(request -> request.send())
                .onSuccess(response -> heard())
                .onComplete(answer -> {
                    refusing = answer.failed() && isRefusal(answer.cause());
                    report();
                });
    }

    /** Netty's exception for a connection that takes too long is a kind of that for a refused one. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ConnectException && !(failure instanceof ConnectTimeoutException);
    }

    private void report() {
        var silent = silent();
        if (silent != reportedSilent) {
            reportedSilent = silent;
            LOG.warnf(silent ? "%s does not answer" : "%s answers", service.id());
        }
    }
}
