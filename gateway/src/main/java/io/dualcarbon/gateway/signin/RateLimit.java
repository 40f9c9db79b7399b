package io.dualcarbon.gateway.signin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.dualcarbon.gateway.GatewayConfig;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** One token bucket a caller. Counted by each gateway for itself: n instances let through up to n times as much. */
@ApplicationScoped
class RateLimit {
    private final LoadingCache<String, Bucket> buckets;

    RateLimit(GatewayConfig config) {
        // An idle bucket is a full one, so forgetting it changes nothing.
        var full = Duration.ofSeconds(config.burst() / config.requestsPerSecond() + 1L);
        buckets = Caffeine.newBuilder()
                .expireAfterAccess(full)
                .build(caller -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(config.burst())
                                .refillGreedy(config.requestsPerSecond(), Duration.ofSeconds(1)))
                        .build());
    }

    /** Zero if the request may pass, else the whole seconds to wait. */
    long take(String caller) {
        var taken = buckets.get(caller).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? 0 : 1 + taken.getNanosToWaitForRefill() / 1_000_000_000;
    }
}
