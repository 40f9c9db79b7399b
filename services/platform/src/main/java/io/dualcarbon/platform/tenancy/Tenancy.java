package io.dualcarbon.platform.tenancy;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The tenant for which this thread works: the caller's, or the one a background job names. Both walls ask here:
 * Hibernate for {@code @TenantId}, and every transaction for row-level security.
 */
@RequestScoped
public class Tenancy {
    /** The platform as a whole: sees only the few tables that are a queue or a list over all tenants. */
    public static final String PLATFORM = "*";

    /** What the id of a tenant looks like: the alias of its organization in Keycloak. */
    public static final String ID = "^[a-z0-9][a-z0-9-]{1,39}$";

    private static final String NOBODY = "";

    /** 0: what the transaction manager is told. */
    private static final Duration USUAL_LIMIT = Duration.ZERO;

    private final Caller caller;
    private @Nullable String named;
    private @Nullable Reach namedReach;

    Tenancy(Caller caller) {
        this.caller = caller;
    }

    /** The tenant's id; {@link #PLATFORM}; or an empty text, with which every table looks empty. */
    public String id() {
        return named != null ? named : caller.tenant().orElse(caller.actsForPlatform() ? PLATFORM : NOBODY);
    }

    /** What of it: as far as the caller reaches, all for background work, or what a background job names. */
    public Reach reach() {
        return namedReach != null ? namedReach : caller.reach();
    }

    /** False for the platform as a whole, and for a caller whose token names no tenant. */
    public boolean isOfOneTenant() {
        return !id().equals(NOBODY) && !id().equals(PLATFORM);
    }

    /** Runs background work for one tenant, in a transaction of its own. */
    public static <T> T inTransactionOf(String tenant, Callable<T> work) {
        return inTransactionOf(tenant, USUAL_LIMIT, work);
    }

    /** As {@link #inTransactionOf(String, Callable)}, for work that may take longer than is usual. */
    public static <T> T inTransactionOf(String tenant, Duration limit, Callable<T> work) {
        return inTransactionOf(tenant, null, limit, work);
    }

    /** As {@link #inTransactionOf(String, Callable)}, for work that somebody asked for who reaches only so far. */
    public static <T> T inTransactionOf(String tenant, Reach reach, Callable<T> work) {
        return inTransactionOf(tenant, reach, USUAL_LIMIT, work);
    }

    private static <T> T inTransactionOf(String tenant, @Nullable Reach reach, Duration limit, Callable<T> work) {
        var context = Arc.container().requestContext();
        var own = !context.isActive();
        if (own) {
            context.activate();
        }
        try {
            var tenancy = Arc.container().instance(Tenancy.class).get();
            var before = tenancy.named();
            var reachBefore = tenancy.namedReach();
            tenancy.become(tenant, reach == null ? reachBefore : reach);
            try {
                return QuarkusTransaction.requiringNew()
                        .timeout((int) limit.toSeconds())
                        .call(work);
            } finally {
                tenancy.become(before, reachBefore);
            }
        } finally {
            if (own) {
                context.terminate();
            }
        }
    }

    // Through methods only: the field of a client proxy is not the field of the bean.
    @Nullable
    String named() {
        return named;
    }

    @Nullable
    Reach namedReach() {
        return namedReach;
    }

    void become(@Nullable String tenant, @Nullable Reach reach) {
        named = tenant;
        namedReach = reach;
    }
}
