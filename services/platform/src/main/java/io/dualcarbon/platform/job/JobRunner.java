package io.dualcarbon.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the recurring jobs that a service declares as {@code RecurringTask} beans, and those of tenants. They are rows in the database: one
 * instance at a time takes a job up, another one does when it dies.
 */
@ApplicationScoped
class JobRunner {
    /** Jobs of tenants that one instance does at a time; the recurring ones never wait for them. */
    private static final int LONG_JOBS = 2;

    private final List<RecurringTask<?>> jobs;
    private final JobWorker worker;
    private final AgroalDataSource database;
    private @Nullable Scheduler scheduler;

    JobRunner(@All List<RecurringTask<?>> jobs, JobWorker worker, AgroalDataSource database) {
        this.jobs = jobs;
        this.worker = worker;
        this.database = database;
    }

    void start(@Observes StartupEvent event) {
        scheduler = Scheduler.create(database, worker.task())
                .startTasks(jobs)
                .threads(jobs.size() + LONG_JOBS)
                .enablePriority()
                .pollUsingLockAndFetch(
                        0.9, 1.0) // none is taken up before a thread is free: its place in the queue may change
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4) // a killed instance's work is taken up after 20 s
                .shutdownMaxWait(Duration.ofSeconds(10)) // then another instance goes on
                .build();
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (scheduler != null) {
            scheduler.stop();
        }
    }
}
