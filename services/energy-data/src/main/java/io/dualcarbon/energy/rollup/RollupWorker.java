package io.dualcarbon.energy.rollup;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dualcarbon.energy.sql.TenantsInTurn;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings rollups up to date with the days that were marked dirty, tenant by tenant. */
@Singleton
class RollupWorker {
    private final TenantsInTurn tenants;
    private final Rollups rollups;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var named = new Thread(work, "roll-up");
        named.setDaemon(true);
        return named;
    });
    private final AtomicBoolean woken = new AtomicBoolean();

    RollupWorker(TenantsInTurn tenants, Rollups rollups) {
        this.tenants = tenants;
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

    /** One at a time: who was woken waits for a run at work, which may have looked before the last marks came. */
    synchronized void catchUp() {
        tenants.work("select distinct tenant_id from dirty_range order by 1", rollups::recomputeSome);
    }
}
