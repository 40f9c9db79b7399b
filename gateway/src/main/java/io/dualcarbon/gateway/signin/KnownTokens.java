package io.dualcarbon.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were verified a short while ago: verifying one costs many times what the rest of a request does. A token is
 * forgotten when it ends, and verified anew after a few minutes, so that a key taken back by the issuer counts no longer.
 * Kept by hash: whoever reads this memory gets nothing to sign in with beyond what is under way.
 */
@ApplicationScoped
class KnownTokens {
    private static final int KEPT = 100_000;
    private static final Duration TRUST = Duration.ofMinutes(5);
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(KnownTokens::sha256);

    private final InstantSource clock = InstantSource.system();
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(TRUST).build();
    private final Duration grace;

    private record Known(AccessToken token, long endMillis) {}

    KnownTokens(@ConfigProperty(name = "quarkus.oidc.bearer.token.lifespan-grace") int graceSeconds) {
        grace = Duration.ofSeconds(graceSeconds);
    }

    @Nullable
    AccessToken find(String raw) {
        var found = known.getIfPresent(hash(raw));
        return found != null && clock.millis() < found.endMillis() ? found.token() : null;
    }

    void remember(String raw, AccessToken verified) {
        var end = Duration.ofSeconds(verified.claims().getLong("exp")).plus(grace);
        known.put(hash(raw), new Known(verified, end.toMillis()));
    }

    private static String hash(String raw) {
        return new String(SHA_256.get().digest(raw.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
