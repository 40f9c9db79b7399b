package io.dualcarbon.energy.ingest;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Refused rows are kept for 30 days. */
class RejectedRowExpiry {
    private static final String DELETE = """
            delete from rejected_row r using upload u
            where u.tenant_id = r.tenant_id and u.upload_id = r.upload_id and u.received_at < now() - interval '30 days'
            """;

    @Produces
    @Singleton
    RecurringTask<Void> forgetRejectedRows(Database database) {
        return Tasks.recurring("forget-rejected-rows", FixedDelay.ofHours(1))
                .execute((task, context) -> Tenancy.inTransactionOf(
                        Tenancy.PLATFORM,
                        () -> database.ask(connection -> {
                            try (var delete = connection.prepareStatement(DELETE)) {
                                return delete.executeUpdate();
                            }
                        })));
    }
}
