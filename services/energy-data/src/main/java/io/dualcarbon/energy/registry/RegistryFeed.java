package io.dualcarbon.energy.registry;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Follows the registry's change feed. What it reads is applied before the cursor moves: a crash only repeats work. */
@Singleton
class RegistryFeed {
    private static final Logger LOG = Logger.getLogger(RegistryFeed.class);
    private static final int LARGEST_PAGE = 500;
    private static final int TURNS = 20;

    private final RegistryApi registry;
    private final OidcClient issuer;
    private final TokensHelper tokens = new TokensHelper();
    private final RegistryEvents events;
    private final FeedProgress progress;
    private boolean away;

    /** Halved by each failure: what is too much at once goes through in parts. */
    private int pageSize = LARGEST_PAGE;

    RegistryFeed(@RestClient RegistryApi registry, OidcClient issuer, RegistryEvents events, FeedProgress progress) {
        this.registry = registry;
        this.issuer = issuer;
        this.events = events;
        this.progress = progress;
    }

    @Produces
    @Singleton
    RecurringTask<Void> followRegistry() {
        return Tasks.recurring("follow-registry", FixedDelay.ofMillis(500))
                .execute((task, context) -> follow(context.getSchedulerState()));
    }

    /** Waits at the registry for what comes, for a while: the job then shows that it lives. */
    private void follow(SchedulerState service) {
        try {
            for (var turn = 0; turn < TURNS && !service.isShuttingDown(); turn++) {
                var page = read();
                events.apply(page);
                progress.followed(page.cursor());
                pageSize = Math.min(LARGEST_PAGE, 2 * pageSize);
                if (away) {
                    away = false;
                    LOG.info("The asset registry answers again");
                }
            }
        } catch (RuntimeException e) {
            // The next run tries again from the same cursor.
            if (!away) {
                away = true;
                LOG.warnf(e, "The changes of the asset registry could not be followed");
            }
            pageSize = Math.max(1, pageSize / 2);
            tell(e);
        }
    }

    private void tell(RuntimeException failure) {
        try {
            progress.failed(Poison.reason(failure));
        } catch (RuntimeException e) {
            // The database is away, which its own check tells.
            LOG.debugf(e, "That the feed failed could not be noted");
        }
    }

    private RegistryPage read() {
        var token = tokens.getTokens(issuer).await().indefinitely().getAccessToken();
        return registry.changes("Bearer " + token, progress.cursor(), pageSize, "PT1S");
    }
}
