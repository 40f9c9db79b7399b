package io.dualcarbon.platform.tenancy;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The states of the tenants that are at work. One that is busy is asked for beside its requests, which never wait; one
 * that has been quiet for longer is asked for at once, so that none acts on a state that is long past.
 */
@ApplicationScoped
public class KnownTenants {
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration HELD = Duration.ofSeconds(30);

    /** Short: a tenant may be registered any moment. */
    private static final Duration UNKNOWN_HELD = Duration.ofSeconds(3);

    private static final int MOST = 10_000;

    /** Not the container's, whose threads would take the request's tenant along. */
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> daemon(work, "known-tenants"));

    private final LoadingCache<String, Optional<TenantState>> states;

    KnownTenants(TenantSource source) {
        states = Caffeine.newBuilder()
                .maximumSize(MOST)
                .refreshAfterWrite(ASKED_AGAIN_AFTER)
                .expireAfter(Expiry.<String, Optional<TenantState>>writing(
                        (tenant, state) -> state.isPresent() ? HELD : UNKNOWN_HELD))
                .executor(background)
                .build(source::stateOf);
    }

    @SuppressWarnings("NullAway") // the source answers with an empty state, never with null
    public Optional<TenantState> stateOf(String tenant) {
        return states.get(tenant);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) TenantChanged change) {
        states.invalidate(change.tenant());
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
