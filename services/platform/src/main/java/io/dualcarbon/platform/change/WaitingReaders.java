package io.dualcarbon.platform.change;

import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Readers of the feed who wait for a change, without a thread or a connection: one look a quarter of a second asks for
 * all of them together which tenants have something new.
 */
@ApplicationScoped
class WaitingReaders {
    private static final Logger LOG = Logger.getLogger(WaitingReaders.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    /** A look after a longer pause wakes everybody rather than to read all that happened meanwhile. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(10);

    private final AgroalDataSource database;
    private final Clock clock;
    private final Set<Reader> waiting = ConcurrentHashMap.newKeySet();

    /** Not the container's, whose threads would take the tenant of the reader along who made them look. */
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "waiting-readers");
        thread.setDaemon(true);
        return thread;
    });

    private boolean looks;
    private volatile @Nullable String seen;
    private volatile Instant lookedAt = Instant.EPOCH;

    WaitingReaders(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        background.shutdownNow();
    }

    /** What {@code read} answers, once that is not empty or the time is over. */
    Uni<ChangeFeed> read(String tenant, Instant until, Supplier<ChangeFeed> read) {
        var reader = new Reader(tenant, new CompletableFuture<>());
        waiting.add(reader); // before it reads: what is committed in between wakes it
        try {
            var feed = read.get();
            var left = Duration.between(clock.instant(), until);
            if (!feed.events().isEmpty() || left.isNegative() || left.isZero()) {
                waiting.remove(reader);
                return Uni.createFrom().item(feed);
            }
            lookSoon();
            return Uni.createFrom()
                    .completionStage(reader.woken().completeOnTimeout(false, left.toMillis(), TimeUnit.MILLISECONDS))
                    .onTermination()
                    .invoke(() -> waiting.remove(reader))
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .flatMap(isNew ->
                            isNew ? read(tenant, until, read) : Uni.createFrom().item(feed));
        } catch (RuntimeException e) {
            waiting.remove(reader);
            throw e;
        }
    }

    /** Looks as long as somebody waits. */
    private synchronized void lookSoon() {
        if (!looks && !waiting.isEmpty()) {
            looks = true;
            CompletableFuture.delayedExecutor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS, background)
                    .execute(this::lookAndGoOn);
        }
    }

    private void lookAndGoOn() {
        look();
        looked();
        lookSoon();
    }

    private synchronized void looked() {
        looks = false;
    }

    private void look() {
        try {
            var now = clock.instant();
            var isFirst = lookedAt.plus(FORGOTTEN_AFTER).isBefore(now);
            var since = isFirst ? null : seen;
            var news = Tenancy.inTransactionOf(Tenancy.PLATFORM, () -> news(since));
            lookedAt = now;
            waiting.stream()
                    .filter(reader -> isFirst || news.isFor(reader.tenant()))
                    .forEach(reader -> reader.woken().complete(true));
            seen = news.seen();
        } catch (RuntimeException e) {
            LOG.warnf(e, "Nobody can tell the waiting readers what changed");
        }
    }

    /** Who changed something since the last look. As the feed: only what is older than every running transaction. */
    private News news(@Nullable String since) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                    select pg_snapshot_xmin(pg_current_snapshot())::text,
                           array(select distinct tenant_id from change
                                 where tx >= ?::xid8 and tx < pg_snapshot_xmin(pg_current_snapshot()))
                    """)) {
            query.setString(1, since);
            try (var row = query.executeQuery()) {
                row.next();
                return new News(
                        row.getString(1), Set.of((String[]) row.getArray(2).getArray()));
            }
        }
    }

    /** What wakes it says whether there may be something new. */
    private record Reader(String tenant, CompletableFuture<Boolean> woken) {}

    private record News(String seen, Set<String> tenants) {
        boolean isFor(String tenant) {
            return tenant.equals(Tenancy.PLATFORM) ? !tenants.isEmpty() : tenants.contains(tenant);
        }
    }
}
