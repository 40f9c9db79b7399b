package io.dualcarbon.energy.rollup;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Brings rollups up to date with the days that were marked dirty, tenant by tenant. */
@Singleton
class RollupWorker {
    private static final Logger LOG = Logger.getLogger(RollupWorker.class);

    private final Database database;
    private final Rollups rollups;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var named = new Thread(work, "roll-up");
        named.setDaemon(true);
        return named;
    });
    private final AtomicBoolean woken = new AtomicBoolean();

    RollupWorker(Database database, Rollups rollups) {
        this.database = database;
        this.rollups = rollups;
    }

    /**
     * For what no one woke a worker for: uploads that go on, and marks of an instance that died. A node is computed from
     * all its meters, so looking more often than this would be most of the work of a long upload.
     */
    @Produces
    @Singleton
    RecurringTask<Void> rollUp() {
        return Tasks.recurring("roll-up", FixedDelay.ofSeconds(1)).execute((task, context) -> catchUp());
    }

    /** Whoever wrote wants to read: it should not wait for the next turn. */
    void wake(@Observes DirtyMarks.Added marks) {
        if (woken.compareAndSet(false, true)) {
            thread.execute(() -> {
                woken.set(false); // before it looks: marks that come from now on are seen by the next run
                catchUp();
            });
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdown();
    }

    /**
     * Takes a batch of each tenant in turn, so that a large one does not keep the others waiting. One at a time: who was
     * woken waits for a run at work, which may have looked before the last marks came.
     */
    synchronized void catchUp() {
        var waiting = tenants();
        while (!waiting.isEmpty()) {
            waiting.removeIf(tenant -> !recomputeSome(tenant));
        }
    }

    private boolean recomputeSome(String tenant) {
        try {
            return Tenancy.inTransactionOf(tenant, () -> rollups.recomputeSome(tenant));
        } catch (RuntimeException e) {
            // Its marks stay; the other tenants shall not wait for it.
            LOG.errorf(e, "Rollups of tenant %s failed", tenant);
            return false;
        }
    }

    private List<String> tenants() {
        return Tenancy.inTransactionOf(
                Tenancy.PLATFORM,
                () -> database.ask(connection -> {
                    try (var query = connection.prepareStatement(
                                    "select distinct tenant_id from dirty_range order by 1");
                            var rows = query.executeQuery()) {
                        var found = new ArrayList<String>();
                        while (rows.next()) {
                            found.add(rows.getString(1));
                        }
                        return found;
                    }
                }));
    }
}
