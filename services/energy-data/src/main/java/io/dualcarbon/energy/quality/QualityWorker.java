package io.dualcarbon.energy.quality;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dualcarbon.energy.sql.TenantsInTurn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Judges what changed, tenant by tenant, once it has settled; and looks daily for meters of which nothing comes. */
@Singleton
class QualityWorker {
    private static final Duration LOOK_FOR_SILENCE = Duration.ofHours(6);
    private static final UUID FIRST = new UUID(0, 0);

    private final TenantsInTurn tenants;
    private final Judge judge;
    private final Clock clock;
    private final Duration settling;

    QualityWorker(
            TenantsInTurn tenants,
            Judge judge,
            Clock clock,
            @ConfigProperty(name = "dualcarbon.quality.settling", defaultValue = "PT10M") Duration settling) {
        this.tenants = tenants;
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
                .execute((task, context) -> {
                    var looked = new HashMap<String, UUID>(); // the last meter of each tenant that was looked at
                    tenants.work("select tenant_id from tenant", tenant -> {
                        var last = judge.lookForSilence(looked.getOrDefault(tenant, FIRST));
                        last.ifPresent(meter -> looked.put(tenant, meter));
                        return last.isPresent();
                    });
                });
    }

    private void catchUp() {
        var until = clock.instant().minus(settling);
        tenants.work("select distinct tenant_id from quality_mark", tenant -> judge.judgeSome(until));
    }
}
