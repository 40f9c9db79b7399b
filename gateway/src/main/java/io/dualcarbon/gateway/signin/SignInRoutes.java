package io.dualcarbon.gateway.signin;

import io.dualcarbon.gateway.GatewayConfig;
import io.dualcarbon.gateway.problem.GatewayProblem;
import io.netty.handler.codec.http.QueryStringEncoder;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.jboss.logging.Logger;

/** Signing in and out of the console and of front ends, who is signed in, and what the gateway measures. */
@ApplicationScoped
class SignInRoutes {
    static final String LOGIN = "/login";
    static final String LOGOUT = "/logout";

    private static final Set<String> WATCHING = Set.of("platform-admin", "metrics:read");
    private static final String CONSOLE = "/console/";
    private static final Logger LOG = Logger.getLogger(SignInRoutes.class);

    private final HttpAuthenticator authenticator;
    private final Callers callers;
    private final Issuer issuer;
    private final SessionTokens sessions;
    private final GatewayConfig config;

    SignInRoutes(
            HttpAuthenticator authenticator,
            Callers callers,
            Issuer issuer,
            SessionTokens sessions,
            GatewayConfig config) {
        this.authenticator = authenticator;
        this.callers = callers;
        this.issuer = issuer;
        this.sessions = sessions;
        this.config = config;
    }

    void register(@Observes Router router) {
        router.get(LOGIN).handler(this::login);
        router.get(LOGOUT).handler(this::logout);
        router.get("/oauth2/authorization").handler(this::authorization);
        router.post("/oauth2/token")
                .handler(ctx -> ctx.response()
                        .setStatusCode(307)
                        .putHeader(HttpHeaders.LOCATION, config.issuer() + "/protocol/openid-connect/token")
                        .end());
        router.get("/api/me").handler(ctx -> callers.identify(ctx, token -> me(ctx, token)));
        router.route("/q/metrics").order(-1).handler(ctx -> callers.identify(ctx, token -> watcher(ctx, token)));
    }

    /** Both the start of the code flow and the address to which Keycloak sends the browser back. */
    private void login(RoutingContext ctx) {
        issuer.answers().onSuccess(answers -> {
            if (answers && issuer.ready(Credential.SESSION)) {
                callers.authenticate(ctx)
                        .subscribe()
                        .with(
                                identity -> {
                                    if (identity == null || identity.isAnonymous()) {
                                        challenge(ctx);
                                    } else {
                                        redirect(ctx, CONSOLE);
                                    }
                                },
                                failure -> notSignedIn(ctx, failure));
            } else {
                GatewayProblem.SIGN_IN_UNAVAILABLE.answer(ctx);
            }
        });
    }

    /** Ends the session here and at Keycloak. Without a session there is nothing to end. */
    private void logout(RoutingContext ctx) {
        if (Credential.of(ctx.request()) != Credential.SESSION || !issuer.ready(Credential.SESSION)) {
            redirect(ctx, CONSOLE);
            return;
        }
        callers.authenticate(ctx).subscribe().with(identity -> redirect(ctx, CONSOLE), failure -> {
            if (failure instanceof AuthenticationRedirectException out) {
                sessions.end(ctx);
                redirect(ctx, out.getRedirectUri());
            } else {
                redirect(ctx, CONSOLE);
            }
        });
    }

    /**
     * Where the contracts send a front end to sign a person in. What a token may do follows from the person's roles: the
     * scopes of the contracts are asked of nobody, and the issuer would refuse to give them.
     */
    private void authorization(RoutingContext ctx) {
        var query = new QueryStringEncoder(config.issuer() + "/protocol/openid-connect/auth");
        ctx.queryParams().remove("scope").forEach(query::addParam);
        query.addParam("scope", "openid profile");
        redirect(ctx, query.toString());
    }

    private void notSignedIn(RoutingContext ctx, Throwable failure) {
        if (failure instanceof AuthenticationRedirectException next) {
            redirect(ctx, next.getRedirectUri());
        } else if (failure instanceof AuthenticationFailedException && !Issuer.isAway(failure)) {
            challenge(ctx);
        } else if (failure instanceof AuthenticationCompletionException && !Issuer.isAway(failure)) {
            GatewayProblem.SIGN_IN_FAILED.answer(ctx);
        } else {
            LOG.warnf("A sign-in could not be completed: %s", failure.toString());
            GatewayProblem.SIGN_IN_UNAVAILABLE.answer(ctx);
        }
    }

    private void challenge(RoutingContext ctx) {
        authenticator
                .sendChallenge(ctx)
                .subscribe()
                .with(
                        sent -> {
                            if (!ctx.response().ended()) {
                                ctx.response().end();
                            }
                        },
                        failure -> {
                            LOG.warnf("A sign-in could not be started: %s", failure.toString());
                            GatewayProblem.SIGN_IN_UNAVAILABLE.answer(ctx);
                        });
    }

    private static void redirect(RoutingContext ctx, String location) {
        ctx.response()
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, location)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private static void me(RoutingContext ctx, AccessToken token) {
        ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ctx.json(new JsonObject()
                .put("username", token.claim("preferred_username").orElse(token.subject()))
                .put("name", token.claim("name").orElse(null))
                .put("tenant", token.claim("tenant").orElse(null))
                .put("roles", new JsonArray(token.roles())));
    }

    /** Only the platform's own people and its monitoring: what is measured is of all tenants. */
    private static void watcher(RoutingContext ctx, AccessToken token) {
        if (token.tenant().isEmpty() && token.roles().stream().anyMatch(WATCHING::contains)) {
            ctx.next();
        } else {
            GatewayProblem.FORBIDDEN.answer(ctx);
        }
    }
}
