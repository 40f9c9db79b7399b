package io.dualcarbon.platform.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind the tokens that were verified a short while ago: to verify one and to make an identity of it costs more
 * than many a request. A token is forgotten when it ends, and verified anew after a few minutes, so that a key taken back by
 * the issuer counts no longer. Kept by hash, so that this memory gives nobody a token.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownIdentities implements HttpAuthenticationMechanism {
    private static final int KEPT = 100_000;
    private static final Duration TRUST = Duration.ofMinutes(5);
    private static final String BEARER = "Bearer ";

    private final OidcAuthenticationMechanism oidc;
    private final Clock clock;
    private final Duration grace;
    private final Counter checks;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(TRUST).build();

    private record Known(SecurityIdentity identity, Instant end) {}

    KnownIdentities(
            OidcAuthenticationMechanism oidc,
            Clock clock,
            @ConfigProperty(name = "quarkus.oidc.token.lifespan-grace") int graceSeconds,
            MeterRegistry metrics) {
        this.oidc = oidc;
        this.clock = clock;
        this.grace = Duration.ofSeconds(graceSeconds);
        checks = Counter.builder("dualcarbon.token.checks")
                .description("Tokens verified; those verified before are not counted")
                .register(metrics);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext ctx, IdentityProviderManager identities) {
        var shown = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (shown == null || !shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return oidc.authenticate(ctx, identities);
        }
        var hash = hash(shown.substring(BEARER.length()));
        var found = known.getIfPresent(hash);
        if (found != null && clock.instant().isBefore(found.end())) {
            return Uni.createFrom().item(found.identity());
        }
        checks.increment();
        return oneAtATime(oidc.authenticate(ctx, identities)).invoke(identity -> remember(hash, identity));
    }

    /** Of two tokens with an unknown key at the same time both would fetch the keys anew. */
    private Uni<SecurityIdentity> oneAtATime(Uni<SecurityIdentity> check) {
        return Uni.createFrom().emitter(result -> {
            synchronized (known) {
                check.subscribe().with(result::complete, result::fail);
            }
        });
    }

    private void remember(String hash, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            var end = Instant.ofEpochSecond(token.getExpirationTime()).plus(grace);
            known.put(hash, new Known(withoutRequest(identity), end));
        }
    }

    /** Quarkus keeps the request in the identity, which would live as long as it and show in those to come. */
    private static SecurityIdentity withoutRequest(SecurityIdentity identity) {
        var kept = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials());
        identity.getAttributes().forEach((name, value) -> {
            if (!(value instanceof RoutingContext)) {
                kept.addAttribute(name, value);
            }
        });
        return kept.build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext ctx) {
        return oidc.getChallenge(ctx);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext ctx) {
        return oidc.getCredentialTransport(ctx);
    }

    private static String hash(String raw) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.ISO_8859_1));
            return new String(digest, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
