package io.dualcarbon.platform.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** Forgets jobs and their results some days after they were over. */
class JobExpiry {
    @Produces
    @Singleton
    RecurringTask<Void> forgetOldJobs(AgroalDataSource database, Clock clock) {
        return Tasks.recurring("forget-jobs", FixedDelay.ofHours(1))
                .execute((task, context) -> Tenancy.inTransactionOf(Tenancy.PLATFORM, () -> {
                    try (var connection = database.getConnection();
                            var delete = connection.prepareStatement("delete from job where finished_at < ?")) {
                        delete.setObject(1, clock.instant().minus(JobStore.KEPT).atOffset(ZoneOffset.UTC));
                        return delete.executeUpdate();
                    }
                }));
    }
}
