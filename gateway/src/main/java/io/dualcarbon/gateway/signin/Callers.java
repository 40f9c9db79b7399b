package io.dualcarbon.gateway.signin;

import io.dualcarbon.gateway.problem.GatewayProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, or ends the request: an API never sends its caller to a sign-in page. */
@ApplicationScoped
public class Callers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(Callers.class);

    private final HttpAuthenticator authenticator;
    private final Issuer issuer;
    private final KnownTokens known;
    private final SessionTokens sessions;
    private final RateLimit rateLimit;
    private final Counter checks;

    Callers(
            HttpAuthenticator authenticator,
            Issuer issuer,
            KnownTokens known,
            SessionTokens sessions,
            RateLimit rateLimit,
            MeterRegistry metrics) {
        this.authenticator = authenticator;
        this.issuer = issuer;
        this.known = known;
        this.sessions = sessions;
        this.rateLimit = rateLimit;
        checks = Counter.builder("gateway.token.checks")
                .description("Tokens verified; those verified before are not counted")
                .register(metrics);
    }

    public void identify(RoutingContext ctx, Consumer<AccessToken> then) {
        var credential = Credential.of(ctx.request());
        if (credential == Credential.NONE) {
            GatewayProblem.NOT_AUTHENTICATED.answer(ctx);
        } else if (credential == Credential.TOKEN) {
            identifyByToken(ctx, then);
        } else if (!isOfOurOwnPage(ctx.request())) {
            GatewayProblem.CSRF_HEADER_MISSING.answer(ctx);
        } else if (!issuer.ready(credential)) {
            GatewayProblem.SIGN_IN_UNAVAILABLE.answer(ctx);
        } else {
            authenticate(ctx)
                    .subscribe()
                    .with(
                            identity -> admit(ctx, credential, identity, then),
                            failure -> refuse(ctx, credential, failure));
        }
    }

    /**
     * A foreign page can make a browser send our cookie, but not this header. An {@code EventSource} or a link cannot set
     * it either; there the browser says whose page it is, which no page can.
     */
    private static boolean isOfOurOwnPage(HttpServerRequest request) {
        return "JavaScript".equals(request.getHeader("X-Requested-With"))
                || "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private void identifyByToken(RoutingContext ctx, Consumer<AccessToken> then) {
        var raw = Credential.token(ctx.request());
        var token = raw == null ? null : known.find(raw);
        if (token != null) {
            admit(ctx, token, then);
        } else if (!issuer.ready(Credential.TOKEN)) {
            GatewayProblem.SIGN_IN_UNAVAILABLE.answer(ctx);
        } else {
            checks.increment();
            // One after the other: of two tokens with an unknown key at the same time both would fetch the keys anew.
            synchronized (known) {
                authenticate(ctx)
                        .subscribe()
                        .with(
                                identity -> admit(ctx, Credential.TOKEN, identity, then),
                                failure -> refuse(ctx, Credential.TOKEN, failure));
            }
        }
    }

    /** Null if the request shows nothing to authenticate it by. */
    Uni<@Nullable SecurityIdentity> authenticate(RoutingContext ctx) {
        var context = Vertx.currentContext();
        return authenticator
                .attemptAuthentication(ctx)
                .onTermination()
                .invoke(() -> sessions.settle(ctx))
                // Quarkus itself would wait for a hung Keycloak without end.
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(TimeoutException.class)
                .recoverWithUni(late -> Uni.createFrom()
                        .<SecurityIdentity>failure(late)
                        .emitOn(task -> context.runOnContext(here -> task.run())));
    }

    private void admit(
            RoutingContext ctx,
            Credential credential,
            @Nullable SecurityIdentity identity,
            Consumer<AccessToken> then) {
        if (identity == null || identity.isAnonymous()) {
            var problem = credential == Credential.SESSION
                    ? GatewayProblem.SESSION_EXPIRED
                    : GatewayProblem.NOT_AUTHENTICATED;
            problem.answer(ctx);
            return;
        }
        var raw = identity.getCredential(AccessTokenCredential.class).getToken();
        var token = AccessToken.checked(raw);
        if (credential == Credential.TOKEN) {
            known.remember(raw, token);
        }
        admit(ctx, token, then);
    }

    private void admit(RoutingContext ctx, AccessToken token, Consumer<AccessToken> then) {
        ctx.put("caller", token.subject());
        var wait = rateLimit.take(token.subject());
        if (wait > 0) {
            ctx.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            GatewayProblem.TOO_MANY_REQUESTS.answer(ctx);
        } else {
            then.accept(token);
        }
    }

    private void refuse(RoutingContext ctx, Credential credential, Throwable failure) {
        LOG.debugf(failure, "Refused a credential at %s", ctx.normalizedPath());
        if (!issuer.ready(credential) || (credential == Credential.SESSION && Issuer.isAway(failure))) {
            GatewayProblem.SIGN_IN_UNAVAILABLE.answer(ctx);
        } else if (credential == Credential.SESSION) {
            GatewayProblem.SESSION_EXPIRED.answer(ctx);
        } else if (expired(failure)) {
            GatewayProblem.TOKEN_EXPIRED.answer(ctx);
        } else {
            if (!(failure instanceof AuthenticationFailedException)) {
                LOG.infof("A token could not be read: %s", failure.toString());
            }
            GatewayProblem.TOKEN_INVALID.answer(ctx);
        }
    }

    private static boolean expired(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidJwtException invalid && invalid.hasExpired()) {
                return true;
            }
        }
        return false;
    }
}
