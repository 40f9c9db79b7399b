package io.dualcarbon.platform.change;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.dualcarbon.platform.tenancy.KnownTenants;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts refused accesses into the audit log: the first of a caller to an operation at once, those of the minute behind it
 * as one entry that counts them. So nobody fills the log by being refused, and no refusal waits for the database.
 */
@ApplicationScoped
public class RefusedAccesses {
    static final String TYPE = "access.refused";

    private static final Logger LOG = Logger.getLogger(RefusedAccesses.class);
    private static final int MOST_COUNTED = 10_000;
    private static final int MOST_WAITING = 10_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            RefusedAccesses::daemon,
            (entry, pool) -> LOG.warn("Too many refused accesses wait for the audit log; one is left out"));

    private final Cache<Attempt, Counted> counted;
    private final Changes changes;
    private final KnownTenants tenants;
    private final Clock clock;

    RefusedAccesses(
            Changes changes,
            KnownTenants tenants,
            Clock clock,
            @ConfigProperty(name = "dualcarbon.audit.refusals-counted-for", defaultValue = "PT1M")
                    Duration countedFor) {
        this.changes = changes;
        this.tenants = tenants;
        this.clock = clock;
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(countedFor)
                .maximumSize(MOST_COUNTED)
                .scheduler(Scheduler.systemScheduler())
                .executor(writer)
                .removalListener(this::writeRepeats)
                .build();
    }

    /** Who was refused what. */
    public record Attempt(@Nullable String tenant, String actor, String operation) {}

    private record Counted(Origin first, String problem, AtomicLong repeats) {}

    public void note(Attempt attempt, String problem, @Nullable String address, @Nullable String requestId) {
        var origin = new Origin(clock.instant(), attempt.actor(), address, requestId);
        var begun = new Counted(origin, problem, new AtomicLong());
        var running = counted.asMap().putIfAbsent(attempt, begun);
        if (running == null) {
            writer.execute(() -> write(attempt, origin, problem, 1, null));
        } else {
            running.repeats().incrementAndGet();
        }
    }

    private void writeRepeats(@Nullable Attempt attempt, @Nullable Counted counted, RemovalCause cause) {
        if (attempt != null && counted != null && counted.repeats().get() > 0) {
            var first = counted.first();
            write(
                    attempt,
                    new Origin(clock.instant(), first.actor(), first.address(), first.requestId()),
                    counted.problem(),
                    counted.repeats().get(),
                    first);
        }
    }

    private void write(Attempt attempt, Origin origin, String problem, long count, @Nullable Origin first) {
        try {
            // What was tried in the name of a tenant that is none, the platform's people must know.
            var tenant = registered(attempt.tenant()).orElse(Tenancy.PLATFORM);
            var claimed = tenant.equals(attempt.tenant()) ? null : attempt.tenant();
            var refused = new RefusedAccess(problem, claimed, count, first == null ? null : first.at());
            Tenancy.inTransactionOf(tenant, () -> {
                changes.add(tenant, TYPE, attempt.operation(), origin, null, refused);
                return tenant;
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "The audit log does not tell that %s was refused %s", attempt.actor(), attempt.operation());
        }
    }

    private Optional<String> registered(@Nullable String tenant) {
        return Optional.ofNullable(tenant)
                .filter(id -> id.matches(Tenancy.ID))
                .filter(id -> tenants.stateOf(id).isPresent());
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        counted.invalidateAll();
        counted.cleanUp();
        writer.shutdown();
        if (!writer.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("The audit log does not tell the last refused accesses");
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "refused-accesses");
        thread.setDaemon(true);
        return thread;
    }
}
