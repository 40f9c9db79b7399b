package io.dualcarbon.energy.quality;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Judges what changed, tenant by tenant, once it has settled; and looks daily for meters of which nothing comes. */
@Singleton
class QualityWorker {
    private static final Logger LOG = Logger.getLogger(QualityWorker.class);
    private static final Duration LOOK_FOR_SILENCE = Duration.ofHours(6);

    private final Database database;
    private final Judge judge;
    private final Clock clock;
    private final Duration settling;

    QualityWorker(
            Database database,
            Judge judge,
            Clock clock,
            @ConfigProperty(name = "dualcarbon.quality.settling", defaultValue = "PT10M") Duration settling) {
        this.database = database;
        this.judge = judge;
        this.clock = clock;
        this.settling = settling;
    }

    /** A meter that sends every quarter of an hour is judged once for several values. */
    @Produces
    @Singleton
    RecurringTask<Void> judgeQuality(
            @ConfigProperty(name = "dualcarbon.quality.every", defaultValue = "PT1M") Duration every) {
        return Tasks.recurring("judge-quality", FixedDelay.of(every)).execute((task, context) -> catchUp());
    }

    @Produces
    @Singleton
    RecurringTask<Void> lookForSilence() {
        return Tasks.recurring("look-for-silence", FixedDelay.of(LOOK_FOR_SILENCE))
                .execute((task, context) -> ofEach(tenants("select tenant_id from tenant"), tenant -> {
                    judge.lookForSilence();
                    return false;
                }));
    }

    /** Some of each tenant in turn, so that a large one does not keep the others waiting. */
    void catchUp() {
        var until = clock.instant().minus(settling);
        ofEach(tenants("select distinct tenant_id from quality_mark"), tenant -> judge.judgeSome(until));
    }

    private static void ofEach(List<String> tenants, Predicate<String> work) {
        var waiting = new ArrayList<>(tenants);
        while (!waiting.isEmpty()) {
            waiting.removeIf(tenant -> !again(tenant, work));
        }
    }

    private static boolean again(String tenant, Predicate<String> work) {
        try {
            return Tenancy.inTransactionOf(tenant, () -> work.test(tenant));
        } catch (RuntimeException e) {
            // Its marks stay; the other tenants shall not wait for it.
            LOG.errorf(e, "Readings of tenant %s could not be judged", tenant);
            return false;
        }
    }

    private List<String> tenants(String sql) {
        return Tenancy.inTransactionOf(
                Tenancy.PLATFORM,
                () -> database.ask(connection -> {
                    try (var query = connection.prepareStatement(sql);
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
