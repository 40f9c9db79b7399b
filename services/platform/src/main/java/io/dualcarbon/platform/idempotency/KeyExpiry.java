package io.dualcarbon.platform.idempotency;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Forgets kept answers after two days: a client that repeats a request does so within minutes. */
class KeyExpiry {
    @Produces
    @Singleton
    RecurringTask<Void> forgetOldKeys(AgroalDataSource database) {
        return Tasks.recurring("forget-idempotency-keys", FixedDelay.ofHours(1))
                .execute((task, context) -> Tenancy.inTransactionOf(Tenancy.PLATFORM, () -> {
                    try (var connection = database.getConnection();
                            var delete = connection.prepareStatement(
                                    "delete from idempotent_answer where created_at < now() - interval '2 days'")) {
                        return delete.executeUpdate();
                    }
                }));
    }
}
