package io.dualcarbon.energy.sql;

import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Work that is due for several tenants: a batch of each in turn, so that a large one does not keep the others waiting. */
@ApplicationScoped
public class TenantsInTurn {
    private static final Logger LOG = Logger.getLogger(TenantsInTurn.class);

    private final Database database;
    private volatile boolean stopped;

    TenantsInTurn(Database database) {
        this.database = database;
    }

    /** What is left is done after the next start. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /**
     * Goes on until no batch was full. Who is due is asked each round: a tenant that comes meanwhile waits for one batch
     * of each other tenant, not for all that they have.
     *
     * @param due selects the tenants for which there is work
     * @param batch does some of a tenant's work, in a transaction of its own; true if there may be more
     */
    public void work(String due, Predicate<String> batch) {
        var failed = new HashSet<String>();
        for (var isMore = true; isMore; ) {
            isMore = false;
            for (var tenant : tenants(due)) {
                if (stopped) {
                    return;
                }
                if (failed.contains(tenant)) {
                    continue;
                }
                try {
                    isMore |= Tenancy.inTransactionOf(tenant, () -> batch.test(tenant));
                } catch (RuntimeException e) {
                    if (stopped) {
                        return; // it was interrupted
                    }
                    // What is due stays so; the other tenants shall not wait for it.
                    LOG.errorf(e, "Work for tenant %s failed", tenant);
                    failed.add(tenant);
                }
            }
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
