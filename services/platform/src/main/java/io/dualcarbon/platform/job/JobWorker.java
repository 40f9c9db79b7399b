package io.dualcarbon.platform.job;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.dualcarbon.platform.job.JobRun.JobStopped;
import io.dualcarbon.platform.job.JobStore.Begun;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.problem.ProblemException;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Does the jobs. One whose instance died is begun again by another, once its heartbeat is missed. */
@ApplicationScoped
class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    private static final int MOST_ATTEMPTS = 5;

    /** Under which the scheduler knows all jobs. */
    static final String TASK = "job";

    static final String TABLE = "scheduled_jobs";

    private final List<JobKind> kinds;
    private final JobStore store;
    private final OneTimeTask<String> task;

    JobWorker(@All List<JobKind> kinds, JobStore store) {
        this.kinds = kinds;
        this.store = store;
        this.task = Tasks.oneTime(TASK, String.class)
                .execute((instance, context) -> work(instance.getData(), UUID.fromString(instance.getId()), context));
    }

    /** Its instance is the job's id, its data the tenant. */
    OneTimeTask<String> task() {
        return task;
    }

    private void work(String tenant, UUID id, ExecutionContext context) {
        var begun = Tenancy.inTransactionOf(tenant, () -> store.begin(id));
        if (begun.isPresent()) {
            work(tenant, id, begun.get(), context);
            Tenancy.inTransactionOf(tenant, store::tidy);
        }
    }

    private void work(String tenant, UUID id, Begun job, ExecutionContext context) {
        try {
            if (job.attempt() > MOST_ATTEMPTS) {
                throw JobProblem.JOB_GIVEN_UP.because(MOST_ATTEMPTS);
            }
            kind(job.kind()).run(job.input(), new JobRun(store, tenant, job.reach(), id, job.attempt()));
            Tenancy.inTransactionOf(tenant, () -> store.succeed(id, job.attempt()));
        } catch (JobStopped e) {
            LOG.infof("Job %s goes on elsewhere or was cancelled", id);
        } catch (ProblemException e) {
            Tenancy.inTransactionOf(tenant, () -> store.fail(id, job.attempt(), e));
        } catch (Exception e) {
            if (context.getSchedulerState().isShuttingDown()) {
                throw new IllegalStateException("Job " + id + " is left to another instance", e);
            }
            LOG.errorf(e, "Job %s failed", id);
            Tenancy.inTransactionOf(
                    tenant, () -> store.fail(id, job.attempt(), CommonProblem.INTERNAL_ERROR.because()));
        }
    }

    private JobKind kind(String name) {
        return kinds.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No job is of kind " + name));
    }
}
