package io.dualcarbon.platform.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.tenancy.Caller;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Takes on long work. */
@ApplicationScoped
public class Jobs {
    /** Of a tenant, those that are not over. */
    private static final int MOST_OPEN = 20;

    private final JobStore store;
    private final JobWorker worker;
    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Caller caller;
    private final Tenancy tenancy;
    private final Clock clock;

    Jobs(
            JobStore store,
            JobWorker worker,
            AgroalDataSource database,
            ObjectMapper json,
            Caller caller,
            Tenancy tenancy,
            Clock clock) {
        this.store = store;
        this.worker = worker;
        this.database = database;
        this.json = json;
        this.caller = caller;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Queues a job in the transaction at work. Its input is all that it will know of the request. */
    public JobView start(JobKind kind, Object input) {
        var before = store.open();
        if (before >= MOST_OPEN) {
            throw JobProblem.TOO_MANY_JOBS.because(MOST_OPEN);
        }
        var id = UUID.randomUUID();
        store.add(id, kind.name(), json.valueToTree(input), caller.name(), clock.instant());
        SchedulerClient.Builder.create(database, worker.task())
                .tableName(JobWorker.TABLE)
                .enablePriority()
                .build()
                .scheduleIfNotExists(
                        worker.task()
                                .instanceBuilder(id.toString())
                                .data(tenancy.id())
                                .priority(-before)
                                .build(),
                        clock.instant());
        return store.get(id);
    }
}
