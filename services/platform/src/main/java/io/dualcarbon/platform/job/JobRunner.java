package io.dualcarbon.platform.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * Runs the recurring work that a service declares as {@code RecurringTask} beans, and the jobs of tenants. Both are rows
 * in the database: one instance at a time takes a row up, another one does when it dies. Each has threads of its own,
 * because what recurs must not wait for jobs, however many and long they are.
 */
@ApplicationScoped
class JobRunner {
    private final List<RecurringTask<?>> recurring;
    private final JobWorker worker;
    private final AgroalDataSource database;
    private List<Scheduler> running = List.of();

    JobRunner(@All List<RecurringTask<?>> recurring, JobWorker worker, AgroalDataSource database) {
        this.recurring = recurring;
        this.worker = worker;
        this.database = database;
    }

    void start(@Observes StartupEvent event) {
        var work = Scheduler.create(database).startTasks(recurring).threads(recurring.size());
        var jobs = Scheduler.create(database, worker.task())
                .tableName(JobWorker.TABLE)
                .enablePriority()
                .threads(jobsAtOnce())
                // None is taken up before a thread is free: its place in the queue may change.
                .pollUsingLockAndFetch(0.9, 1.0);
        running = List.of(build(work), build(jobs));
        running.forEach(Scheduler::start);
    }

    /** Half of the cores are left to who waits for an answer. */
    private static int jobsAtOnce() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private static Scheduler build(SchedulerBuilder scheduler) {
        return scheduler
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4) // a killed instance's work is taken up after 20 s
                .shutdownMaxWait(Duration.ofSeconds(10)) // then another instance goes on
                .build();
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(Scheduler::stop);
    }
}
