package io.dualcarbon.gateway.signin;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.DefaultTokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tokens of a session in its encrypted cookie, as Quarkus does, and lets one request renew them for all.
 *
 * <p>A page sends several requests at once, all with the same old cookie, and a refresh token works once: the second
 * use looks like theft to Keycloak and ends the session. So the others wait for the first and take what it got. This
 * holds within one gateway; several need sessions that stick to one of them.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class SessionTokens extends DefaultTokenStateManager {
    private static final String RENEWAL = SessionTokens.class.getName();
    private static final String SESSION = "session of the cookie";
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** By spent refresh token; kept while requests with the old cookie may still be on their way. */
    private final ConcurrentMap<String, Renewal> renewals = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .<String, Renewal>build()
            .asMap();

    private final EndedSessions ended;

    SessionTokens(EndedSessions ended) {
        this.ended = ended;
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext ctx,
            OidcTenantConfig config,
            String cookie,
            OidcRequestContext<AuthorizationCodeTokens> blocking) {
        return super.getTokens(ctx, config, cookie, blocking).chain(tokens -> {
            var session = session(tokens);
            ctx.put(SESSION, session);
            if (ended.has(session)) {
                return Uni.createFrom().failure(new AuthenticationFailedException("The session was signed out"));
            }
            if (tokens.getRefreshToken() == null || !aboutToExpire(tokens, config)) {
                return Uni.createFrom().item(tokens);
            }
            var mine = new Renewal(tokens.getRefreshToken(), new CompletableFuture<>());
            var others = renewals.putIfAbsent(mine.refreshToken, mine);
            if (others == null) {
                ctx.put(RENEWAL, mine);
                return Uni.createFrom().item(tokens);
            }
            var context = Vertx.currentContext();
            return Uni.createFrom()
                    .completionStage(others.result.copy()) // who gives up waiting must not end it for the others
                    .emitOn(task -> context.runOnContext(here -> task.run()))
                    .map(renewed -> renewed.orElse(tokens));
        });
    }

    /** Quarkus calls this when it has got new tokens. */
    @Override
    public Uni<String> createTokenState(
            RoutingContext ctx,
            OidcTenantConfig config,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> blocking) {
        var renewal = ctx.<@Nullable Renewal>get(RENEWAL);
        if (renewal != null) {
            renewal.result.complete(Optional.of(tokens));
        }
        return super.createTokenState(ctx, config, tokens, blocking);
    }

    /** Must be called when a request has been authenticated or refused: if it renewed nothing, the next one may try. */
    void settle(RoutingContext ctx) {
        var renewal = ctx.<@Nullable Renewal>get(RENEWAL);
        if (renewal != null && renewal.result.complete(Optional.empty())) {
            renewals.remove(renewal.refreshToken, renewal);
        }
    }

    /** Must be called when the session of an authenticated request is signed out: its cookie opens nothing any more. */
    void end(RoutingContext ctx) {
        var session = ctx.<@Nullable String>get(SESSION);
        if (session != null) {
            ended.add(session);
        }
    }

    /** The issuer's name of the session, the same in all of its tokens. */
    private static String session(AuthorizationCodeTokens tokens) {
        var claims = AccessToken.claims(tokens.getIdToken());
        return claims.getString("sid", tokens.getIdToken());
    }

    /** A little earlier than Quarkus thinks so, lest a request renews without our knowing. */
    private static boolean aboutToExpire(AuthorizationCodeTokens tokens, OidcTenantConfig config) {
        var expiry = AccessToken.claims(tokens.getIdToken()).getLong("exp", 0L);
        var skew = config.token().refreshTokenTimeSkew().orElse(Duration.ZERO).plus(MARGIN);
        return Instant.now().plus(skew).getEpochSecond() > expiry;
    }

    private record Renewal(String refreshToken, CompletableFuture<Optional<AuthorizationCodeTokens>> result) {}
}
