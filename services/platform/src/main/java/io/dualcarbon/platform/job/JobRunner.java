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
 * Runs the recurring jobs that a service declares as {@code RecurringTask} beans. They are rows in the database: one
 * instance at a time takes a job up, another one does when it dies.
 */
@ApplicationScoped
class JobRunner {
    private final List<RecurringTask<?>> jobs;
    private final AgroalDataSource database;
    private @Nullable Scheduler scheduler;

    JobRunner(@All List<RecurringTask<?>> jobs, AgroalDataSource database) {
        this.jobs = jobs;
        this.database = database;
    }

    void start(@Observes StartupEvent event) {
        scheduler = Scheduler.create(database)
                .startTasks(jobs)
                .threads(Math.max(1, jobs.size()))
                .pollingInterval(Duration.ofMillis(500))
                .heartbeatInterval(Duration.ofSeconds(10))
                .build();
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        if (scheduler != null) {
            scheduler.stop();
        }
    }
}
