package io.dualcarbon.energy.registry;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.change.ChangeFeed;
import io.dualcarbon.platform.change.CloudEvent;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Follows the registry's change feed. What it reads is applied before the cursor moves: a crash only repeats work. */
@Singleton
class RegistryFeed {
    private static final Logger LOG = Logger.getLogger(RegistryFeed.class);
    private static final int PAGE = 500;
    private static final int TURNS = 20;

    private final RegistryApi registry;
    private final OidcClient issuer;
    private final TokensHelper tokens = new TokensHelper();
    private final Database database;
    private final Mirror mirror;
    private boolean away;

    RegistryFeed(@RestClient RegistryApi registry, OidcClient issuer, Database database, Mirror mirror) {
        this.registry = registry;
        this.issuer = issuer;
        this.database = database;
        this.mirror = mirror;
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
                var feed = read();
                if (!feed.events().isEmpty()) {
                    apply(feed);
                }
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
        }
    }

    private ChangeFeed read() {
        var token = tokens.getTokens(issuer).await().indefinitely().getAccessToken();
        return registry.changes("Bearer " + token, cursor(), PAGE, "PT1S");
    }

    private void apply(ChangeFeed feed) {
        var byTenant = new LinkedHashMap<String, List<CloudEvent>>();
        for (var event : feed.events()) {
            byTenant.computeIfAbsent(event.tenantid(), tenant -> new ArrayList<>())
                    .add(event);
        }
        byTenant.forEach((tenant, events) -> Tenancy.inTransactionOf(tenant, () -> {
            mirror.apply(tenant, events);
            return tenant;
        }));
        Tenancy.inTransactionOf(Tenancy.PLATFORM, () -> moveCursor(feed.cursor()));
    }

    private String cursor() {
        return Tenancy.inTransactionOf(
                Tenancy.PLATFORM,
                () -> database.ask(connection -> {
                    try (var query = connection.prepareStatement("select cursor from registry_cursor");
                            var rows = query.executeQuery()) {
                        rows.next();
                        return rows.getString(1);
                    }
                }));
    }

    private int moveCursor(String cursor) {
        return database.ask(connection -> {
            try (var update = connection.prepareStatement("update registry_cursor set cursor = ?")) {
                update.setString(1, cursor);
                return update.executeUpdate();
            }
        });
    }
}
