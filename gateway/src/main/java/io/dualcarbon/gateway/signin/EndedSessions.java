package io.dualcarbon.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Sessions that were signed out. Their cookie still holds an access token, which is good until it ends: whoever kept a copy
 * of it could read on for that long. The issuer renews nothing of a session that is over, so an hour, far longer than such a
 * token lives, is long enough. Known within one gateway, to which its sessions stick.
 */
@ApplicationScoped
class EndedSessions {
    private static final int KEPT = 100_000;

    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final Cache<String, Boolean> ended =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();

    void add(String session) {
        ended.put(session, true);
    }

    boolean has(String session) {
        return ended.getIfPresent(session) != null;
    }
}
