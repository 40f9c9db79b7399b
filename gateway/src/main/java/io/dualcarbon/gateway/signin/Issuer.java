package io.dualcarbon.gateway.signin;

import io.dualcarbon.gateway.GatewayConfig;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Keycloak as the gateway sees it. Once its keys are here, callers who hold a token no longer depend on it. */
@ApplicationScoped
class Issuer {
    private static final Logger LOG = Logger.getLogger(Issuer.class);
    private static final long RETRY_MS = 1_000;
    private static final int ANSWER_MS = 2_000;

    private final TenantConfigBean tenants;
    private final Vertx vertx;
    private final HttpClient client;
    private final RequestOptions discovery;
    private final AtomicBoolean connecting = new AtomicBoolean();

    Issuer(TenantConfigBean tenants, Vertx vertx, GatewayConfig config) {
        this.tenants = tenants;
        this.vertx = vertx;
        client = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(ANSWER_MS));
        discovery = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(config.issuer() + "/.well-known/openid-configuration")
                .setTimeout(ANSWER_MS);
    }

    /** Keycloak may come up after us: ask for its keys until they are here, however many callers wait for them. */
    void connect(@Observes StartupEvent start) {
        vertx.setPeriodic(RETRY_MS, timer -> {
            if (ready(Credential.TOKEN) && ready(Credential.SESSION)) {
                vertx.cancelTimer(timer);
            } else if (connecting.compareAndSet(false, true)) {
                Uni.join()
                        .all(initialized(Credential.TOKEN), initialized(Credential.SESSION))
                        .andCollectFailures()
                        .onTermination()
                        .invoke(() -> connecting.set(false))
                        .subscribe()
                        .with(
                                done -> LOG.info("Got the keys of the issuer"),
                                failure -> LOG.debugf("The issuer does not answer yet: %s", failure.getMessage()));
            }
        });
    }

    /** Whether this kind of credential can be checked. Once it can, it stays so. */
    boolean ready(Credential credential) {
        return tenants.getStaticTenant(credential.oidcTenant()).ready();
    }

    private Uni<TenantConfigContext> initialized(Credential credential) {
        return tenants.getStaticTenant(credential.oidcTenant()).initialize();
    }

    /** Whether a sign-in that starts now has a page to go to. */
    Future<Boolean> answers() {
        return client.request(discovery)
                .compose(request -> request.send())
                .compose(response -> response.end().map(response.statusCode() == 200))
                .otherwise(false);
    }

    /** Tells an issuer that could not be asked from one that said no. */
    static boolean isAway(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof io.smallrye.mutiny.TimeoutException
                    || cause instanceof VertxException) {
                return true;
            }
        }
        return false;
    }
}
